import { changeMe, readMe } from '@rapport/shared/identity/identity.api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InstallSection } from '../../features/identity/InstallSection.tsx';
import { useViewer } from '../../features/identity/index.ts';
import { ZoneField } from '../../features/identity/ZoneField.tsx';
import { NoticeSettingsSection } from '../../features/messaging/index.ts';
import { AvailabilitySection, BusyCalendars, CalendarSection } from '../../features/scheduling/index.ts';
import { useForm } from '../../platform/forms/useForm.ts';
import { isPublicComputer } from '../../platform/publicComputer.ts';
import { chooseTheme, chosenTheme, type ThemeChoice } from '../../platform/theme/theme.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/toast.ts';

export function ProfilePage() {
  const { t } = useTranslation('identity');
  const viewer = useViewer();
  const form = useForm({
    operation: changeMe,
    initial: { name: viewer.name, zone: viewer.zone },
    toInput: (body) => ({ body }),
    invalidates: [readMe],
    onDone: () => toast(t('profile.saved'), { tone: 'success' }),
  });
  return (
    <Page title={t('profile.title')} lead={t('profile.lead')} width="narrow">
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-5">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <TextField
          label={t('field.name')}
          name="name"
          autoComplete="name"
          value={form.values.name}
          onChange={(value) => form.set('name', value)}
          error={form.errors.name}
          isRequired
        />
        <TextField
          label={t('field.email')}
          hint={t('profile.emailHint')}
          value={viewer.email}
          onChange={() => undefined}
          isReadOnly
          inputClassName="bg-sunken"
        />
        <ZoneField
          label={t('field.zone')}
          hint={t('field.zoneHint')}
          value={form.values.zone}
          onChange={(value) => form.set('zone', value)}
          error={form.errors.zone}
        />
        <div>
          <Button type="submit" variant="primary" isPending={form.isPending}>
            {t('profile.submit')}
          </Button>
        </div>
      </form>
      <AvailabilitySection />
      <BusyCalendars />
      <CalendarSection />
      <NoticeSettingsSection />
      <Appearance />
      {!isPublicComputer() && <InstallSection />}
    </Page>
  );
}

function Appearance() {
  const { t } = useTranslation('identity');
  const [theme, setTheme] = useState(chosenTheme);
  const choices: ThemeChoice[] = ['system', 'light', 'dark'];
  return (
    <Section title={t('profile.theme')} text={t('profile.themeText')}>
      <Select
        label={t('profile.theme')}
        isLabelHidden
        value={theme}
        onChange={(choice) => {
          chooseTheme(choice);
          setTheme(choice);
        }}
        options={choices.map((value) => ({ value, label: t(`profile.themes.${value}`) }))}
        className="max-w-60"
      />
    </Section>
  );
}
