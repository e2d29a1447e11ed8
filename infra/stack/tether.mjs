// Runs a command and ends it when the process that asked for it is gone, however that one ended. Without it a killed
// `npm start` would leave a database behind that keeps its data locked.
import { spawn } from 'node:child_process';

const [command, ...args] = process.argv.slice(2);
if (!process.connected) process.exit(1);

const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
process.on('exit', () => child.kill('SIGKILL'));

// The whole process group is signalled; the command answers, and this process ends when it has.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => {});

process.on('disconnect', () => {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGTERM'), 1_000).unref();
  setTimeout(() => child.kill('SIGKILL'), 6_000).unref();
});

child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGKILL' ? 137 : 1)));
// Nobody may be left to be told; 'disconnect' follows then.
child.on('spawn', () => process.connected && process.send({ pid: child.pid }, () => {}));
