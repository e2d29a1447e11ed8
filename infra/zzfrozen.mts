import { startDatabase } from './stack/index.ts';
import { mkdtempSync } from 'node:fs';
import mongoose from 'mongoose';
const extra = JSON.parse(process.argv[2] ?? '{}');
const dir = mkdtempSync('/tmp/r2-frozen-');
const db = await startDatabase({ dir });
mongoose.set('bufferCommands', false);
await mongoose.connect(`${db.url}/x`, { serverSelectionTimeoutMS: 1500, connectTimeoutMS: 1500, heartbeatFrequencyMS: 1000, ...extra });
const c = mongoose.connection.db.collection('a');
await c.insertOne({ a: 1 });
const t0 = Date.now();
const say = (...x) => console.log(Date.now() - t0, ...x);
mongoose.connection.on('disconnected', () => say('disconnected'));
mongoose.connection.on('connected', () => say('connected'));
for (const when of [0, 700, 1400]) {
  setTimeout(async () => { const a = Date.now(); try { await c.findOne({}); say('read ok', Date.now()-a);} catch (e) { say('read', e.name, Date.now() - a, 'ready', mongoose.connection.readyState); } }, when + 5);
  setTimeout(async () => { const a = Date.now(); try { await c.insertOne({}); say('write ok', Date.now()-a);} catch (e) { say('write', e.name, Date.now() - a); } }, when + 5);
}
await db.kill('SIGSTOP');
setTimeout(async () => { await db.kill('SIGCONT'); say('CONT'); }, 6000);
setTimeout(async () => { await mongoose.disconnect(); await db.stop(); process.exit(0) }, 8500);
