import { type JobView, listJobs, retryJob } from '@rapport/shared/ops/work.api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NotRead } from '../../platform/api/NotRead.tsx';
import { useCommand } from '../../platform/api/useCommand.ts';
import { useOperation } from '../../platform/api/useOperation.ts';
import { usePages } from '../../platform/api/usePages.ts';
import { formatInstant } from '../../platform/i18n/format.ts';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Select } from '../../ui/Select.tsx';
import { toast } from '../../ui/toast.ts';
import { useViewer } from '../identity/index.ts';

const states = ['waiting', 'failed', 'done'] as const;
const readAgainMs = 15_000;

/** What the server has to do, has done, and has given up. */
export function WorkList() {
  const { t } = useTranslation('work');
  const [state, setState] = useState<(typeof states)[number]>('waiting');
  const jobs = usePages(listJobs, { query: { state } });
  const summary = useOperation(listJobs, { query: { limit: 1 } }, { refetchInterval: readAgainMs });
  const counts = summary.data?.counts;
  return (
    <div className="flex flex-col gap-5 pt-5">
      {counts && counts.late > 0 && <Banner tone="warm">{t('jobs.late', { count: counts.late })}</Banner>}
      <div className="flex flex-wrap items-end justify-between gap-4">
        <Select
          label={t('jobs.state')}
          value={state}
          onChange={setState}
          options={states.map((value) => ({ value, label: t(`jobs.states.${value}`) }))}
          className="w-52"
        />
        {counts && <p className="text-muted tabular">{t('jobs.counts', counts)}</p>}
      </div>
      {!jobs.items && <NotRead error={jobs.error} retry={jobs.retry} lines={6} />}
      {jobs.items?.length === 0 && <EmptyState title={t('jobs.none')} text={t(`jobs.noneText.${state}`)} />}
      {jobs.items && jobs.items.length > 0 && (
        <ul className="flex flex-col divide-y divide-hairline border-hairline border-y">
          {jobs.items.map((job) => (
            <WorkLine key={job.id} job={job} />
          ))}
        </ul>
      )}
      {jobs.more && (
        <div>
          <Button onPress={jobs.more} isPending={jobs.isLoadingMore}>
            {t('more', { ns: 'common' })}
          </Button>
        </div>
      )}
    </div>
  );
}

const kinds = ['mail', 'reminder', 'disturb', 'news of a change'] as const;

function WorkLine({ job }: { job: JobView }) {
  const { t } = useTranslation('work');
  const errorText = useErrorText();
  const { zone } = useViewer();
  const known = kinds.find((kind) => kind === job.kind);
  const what = known ? t(`jobs.kinds.${known}`) : t('jobs.otherKind', { kind: job.kind });
  const retry = useCommand(retryJob, {
    invalidates: [listJobs],
    onDone: () => toast(t('jobs.retried'), { tone: 'success' }),
  });
  const isTriedAgain = job.state === 'waiting' && job.attempts > 0 && job.nextAt !== null;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3">
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className="font-medium">{what}</p>
        <p className="text-muted text-sm tabular">
          {t('jobs.due', { time: formatInstant(job.dueAt, zone, 'dayTime') })}
          {job.attempts > 0 && `, ${t('jobs.attempts', { count: job.attempts })}`}
          {isTriedAgain && `, ${t('jobs.next', { time: formatInstant(job.nextAt ?? '', zone, 'dayTime') })}`}
        </p>
        {job.problem && <p className="break-words text-danger text-sm">{job.problem}</p>}
        {retry.error && <p className="text-danger text-sm">{errorText(retry.error)}</p>}
      </div>
      {job.state === 'failed' && (
        <Button
          size="sm"
          isPending={retry.isPending}
          onPress={() => retry.mutate({ body: { id: job.id } })}
          aria-label={t('jobs.retryNamed', { what })}
        >
          {t('jobs.retry')}
        </Button>
      )}
    </li>
  );
}
