export { type Database, startDatabase } from './database.ts';
export { Part } from './part.ts';
export { freePort } from './ports.ts';
export { type Server, type ServerOptions, sfuWebhookUrl, startServer } from './server.ts';
export { type Sfu, startSfu } from './sfu.ts';
