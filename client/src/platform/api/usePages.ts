import type { RapportError } from '@rapport/shared/core/errors';
import type { AnyOperation, InputOf, OutputOf } from '@rapport/shared/core/route';
import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { call } from './call.ts';

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** The item type of an operation that answers pages. */
type ItemOf<O> = OutputOf<O> extends { items: (infer Item)[] } ? Item : never;

export interface Pages<Item> {
  /** All items read so far; undefined until the first page is there. */
  readonly items: readonly Item[] | undefined;
  readonly error: RapportError | null;
  readonly retry: () => void;
  /** Reads the next page; undefined when there is none. */
  readonly more: (() => void) | undefined;
  readonly isLoadingMore: boolean;
}

/** Reads a list page by page; keeps showing the last answer while another search is being read. */
export function usePages<O extends AnyOperation>(operation: O, input: InputOf<O>): Pages<ItemOf<O>> {
  const pages = useInfiniteQuery<
    Page<ItemOf<O>>,
    RapportError,
    InfiniteData<Page<ItemOf<O>>>,
    readonly unknown[],
    string | null
  >({
    // Apart from single answers under the same id, whose shape is another; invalidating the id reaches both.
    queryKey: [operation.id, input, 'pages'],
    queryFn: async ({ signal, pageParam }) => {
      const { query, ...rest } = input as { query?: object };
      const cursor = pageParam === null ? {} : { cursor: pageParam };
      const page: unknown = await call(operation, { ...rest, query: { ...query, ...cursor } } as InputOf<O>, {
        signal,
      });
      return page as Page<ItemOf<O>>;
    },
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
  return {
    items: pages.data?.pages.flatMap((page) => page.items),
    error: pages.error,
    retry: () => void pages.refetch(),
    more: pages.hasNextPage ? () => void pages.fetchNextPage() : undefined,
    isLoadingMore: pages.isFetchingNextPage,
  };
}
