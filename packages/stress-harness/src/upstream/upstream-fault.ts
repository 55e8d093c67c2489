/** The failure a scripted upstream answers with; anything else a caller sees is unexpected. */
export class UpstreamFault extends Error {
  override readonly name = 'UpstreamFault';
  readonly code = 'ERR_UPSTREAM_FAULT';

  constructor() {
    super('scripted upstream failure');
  }
}

/** Whether an error is a scripted failure, also across realms. */
export function isUpstreamFault(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_UPSTREAM_FAULT'
  );
}
