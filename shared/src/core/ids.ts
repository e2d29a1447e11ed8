import { z } from 'zod';

/** Every entity's id: a MongoDB ObjectId in 24 lower-case hexadecimal digits. */
export const idSchema = z
  .string()
  .regex(/^[0-9a-f]{24}$/)
  .meta({ description: '24 hexadecimal digits' });
