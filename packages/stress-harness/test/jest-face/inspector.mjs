// Plays the person at an inspector: attaches, looks at each stop, and goes on.
const LOOKS = [
  ['before', 'lab.profile'],
  ['after', 'measurement.metrics.brokenParts'],
];
const socket = new WebSocket(process.argv[2]);
let lastId = 0;
const send = (method, params) => socket.send(JSON.stringify({ id: ++lastId, method, params }));

socket.onopen = () => {
  send('Runtime.enable');
  send('Debugger.enable');
  send('Runtime.runIfWaitingForDebugger');
};
socket.onmessage = ({ data }) => {
  const { method, params, result } = JSON.parse(data);
  if (method === 'Debugger.paused') {
    const { callFrameId } = params.callFrames[0];
    send('Debugger.evaluateOnCallFrame', { callFrameId, expression: LOOKS[0][1] });
  } else if (result?.result !== undefined) {
    process.stdout.write(`${LOOKS.shift()[0]}: ${result.result.value}\n`);
    send('Debugger.resume');
    if (LOOKS.length === 0) socket.close();
  }
};
