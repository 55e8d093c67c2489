import { scenario } from '../scenario.mjs';

export default { ...scenario('needs-lightrag', []), integration: 'lightrag' };
