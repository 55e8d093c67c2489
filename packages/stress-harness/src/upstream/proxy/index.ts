export { always, type ConnectionScript, drawn } from './connection-script.js';
export { EchoServer, frameOf } from './echo-server.js';
export type { SocketFault, SocketFaultKind } from './socket-fault.js';
export { TcpProxy } from './tcp-proxy.js';
