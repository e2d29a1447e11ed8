export { type Database, type DatabaseOptions, startDatabase } from './database.ts';
export { Part } from './part.ts';
export { freePort, loopback } from './ports.ts';
export { newSetupCode, type Server, type ServerOptions, sfuWebhookUrl, startServer } from './server.ts';
export { freeSfuPorts, type Sfu, type SfuKeys, type SfuOptions, type SfuPorts, startSfu } from './sfu.ts';
