import { scenario } from '../scenario.mjs';

export default scenario('needs-cost', ['cost']);
