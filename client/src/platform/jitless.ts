import { config } from 'zod';

// Zod would try whether it may make functions from text; the content security policy forbids it and reports the try.
// First of all imports in main.tsx: schemas decide when they are made.
config({ jitless: true });
