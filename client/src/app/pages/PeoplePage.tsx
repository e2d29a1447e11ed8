import { listPeople, type PersonRow } from '@rapport/shared/identity/people.api';
import { UserPlus } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InviteDialog } from '../../features/identity/InviteDialog.tsx';
import { useViewer } from '../../features/identity/index.ts';
import { OpenInvitations } from '../../features/identity/OpenInvitations.tsx';
import { PersonLine } from '../../features/identity/PersonLine.tsx';
import { ResetLinkDialog } from '../../features/identity/ResetLinkDialog.tsx';
import { useOpenInvitations } from '../../features/identity/useOpenInvitations.ts';
import { isCode } from '../../platform/api/isCode.ts';
import { usePages } from '../../platform/api/usePages.ts';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';

/** Everybody of the installation, invitations and links to new passwords: for admins and managers. */
export function PeoplePage() {
  const { t } = useTranslation('identity');
  const viewer = useViewer();
  const [isInviting, setInviting] = useState(false);
  const [resetting, setResetting] = useState<PersonRow>();
  if (!viewer.admin && viewer.manages.length === 0) return <NotFoundPage />;
  return (
    <Page
      title={t('people.title')}
      lead={t('people.lead')}
      actions={
        <Button variant="primary" icon={<UserPlus size={20} aria-hidden />} onPress={() => setInviting(true)}>
          {t('people.invite')}
        </Button>
      }
    >
      <PeopleList onReset={setResetting} />
      <OpenInvitations />
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
      {resetting && <ResetLinkDialog person={resetting} onClose={() => setResetting(undefined)} />}
    </Page>
  );
}

function PeopleList({ onReset }: { onReset: (person: PersonRow) => void }) {
  const { t } = useTranslation('identity');
  const errorText = useErrorText();
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search.trim());
  const people = usePages(listPeople, { query: { search: asked } });
  const { items } = people;
  const invitations = useOpenInvitations();
  if (people.error && !isCode(people.error, 'signed_out')) {
    return (
      <ErrorState
        title={t('failed.title', { ns: 'common' })}
        text={errorText(people.error)}
        retry={{ label: t('tryAgain', { ns: 'common' }), onPress: people.retry }}
      />
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <TextField
        label={t('people.search')}
        type="search"
        value={search}
        onChange={setSearch}
        className="max-w-80"
      />
      {!items && <Skeleton label={t('people.loading')} lines={5} />}
      {items?.length === 0 && <p className="text-muted">{t('people.none', { search: asked })}</p>}
      {items && items.length > 0 && (
        <ul className="flex flex-col divide-y divide-hairline border-hairline border-y">
          {items.map((person) => (
            <PersonLine key={person.id} person={person} onReset={() => onReset(person)} />
          ))}
        </ul>
      )}
      {asked === '' && items?.length === 1 && invitations?.length === 0 && (
        <EmptyState title={t('people.alone')} text={t('people.aloneText')} />
      )}
      {people.more && (
        <div>
          <Button onPress={people.more} isPending={people.isLoadingMore}>
            {t('more', { ns: 'common' })}
          </Button>
        </div>
      )}
    </div>
  );
}
