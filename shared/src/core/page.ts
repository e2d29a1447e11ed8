import { z } from 'zod';

const mostPerPage = 100;

/** Lists are never unbounded: a page has at most `limit` items and a cursor to the next one. */
export const pageQuery = z.object({
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(mostPerPage).default(20),
});

/** A page of `item`s; `nextCursor` is null on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item).max(mostPerPage), nextCursor: z.string().nullable() });
