import { useTranslation } from 'react-i18next';
import { ErrorState } from '../ui/ErrorState.tsx';

/** A chunk that could not be loaded: the server is away, or was updated while this window was open. */
const isChunkFailure = (error: unknown) => error instanceof TypeError && /module|import/i.test(error.message);

/** A page that fell over: the rest of the app stays, and there is a way on. */
export function PageFailed({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const isChunk = isChunkFailure(error);
  return (
    <main id="content" className="mx-auto w-full max-w-xl flex-1 px-6 py-16">
      <ErrorState
        title={t(isChunk ? 'failed.chunk' : 'failed.page')}
        text={t(isChunk ? 'failed.chunkText' : 'failed.pageText')}
        retry={{ label: t('failed.reload'), onPress: () => window.location.reload() }}
      />
    </main>
  );
}
