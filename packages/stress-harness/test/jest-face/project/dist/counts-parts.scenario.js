import { scenario } from '../scenario.mjs';

export default scenario('counts-parts', []);
