import { readNoticeSettings, saveNoticeSettings } from '@rapport/shared/messaging/messaging.api';
import { channel, type NoticeSettings } from '@rapport/shared/messaging/noticeSettings';
import { newsGroup } from '@rapport/shared/scheduling/news';
import { useTranslation } from 'react-i18next';
import { NotRead } from '../../platform/api/NotRead.tsx';
import { useOperation } from '../../platform/api/useOperation.ts';
import { useForm } from '../../platform/forms/useForm.ts';
import { formatCity } from '../../platform/i18n/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Section } from '../../ui/Section.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { TimeInput } from '../../ui/TimeInput.tsx';
import { toast } from '../../ui/toast.ts';
import { useViewer } from '../identity/index.ts';
import { PushSwitch } from './PushSwitch.tsx';

/** What the viewer is told, and how. */
export function NoticeSettingsSection() {
  const { t } = useTranslation('notices');
  const { data, error, refetch } = useOperation(readNoticeSettings, {});
  return (
    <Section title={t('settings.title')} text={t('settings.text')}>
      <PushSwitch />
      {data && (
        <>
          {!data.mail && (
            <Banner tone="info" isAnnounced={false}>
              {t('settings.noMail')}
            </Banner>
          )}
          <SettingsForm settings={data.settings} />
        </>
      )}
      {!data && <NotRead error={error} retry={() => void refetch()} lines={5} />}
    </Section>
  );
}

const usualQuiet = { from: '21:00', to: '07:00' };

function SettingsForm({ settings }: { settings: NoticeSettings }) {
  const { t } = useTranslation('notices');
  const viewer = useViewer();
  const form = useForm({
    operation: saveNoticeSettings,
    initial: settings,
    toInput: (body) => ({ body }),
    invalidates: [readNoticeSettings],
    draft: 'notices',
    onDone: () => toast(t('settings.saved'), { tone: 'success' }),
  });
  const { values, set, errors } = form;
  const { quiet, channels } = values;
  return (
    <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <ul className="flex flex-col divide-y divide-hairline border-hairline border-y">
        {newsGroup.options.map((group) => (
          <li key={group} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
            <div className="min-w-48 flex-1">
              <p className="font-medium">{t(`settings.groups.${group}`)}</p>
              <p className="text-muted text-sm">{t(`settings.groupTexts.${group}`)}</p>
            </div>
            <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
              <legend className="sr-only">{t(`settings.groups.${group}`)}</legend>
              {channel.options.map((way) => (
                <Checkbox
                  key={way}
                  isSelected={channels[group][way]}
                  onChange={(isOn) =>
                    set('channels', { ...channels, [group]: { ...channels[group], [way]: isOn } })
                  }
                >
                  {t(`settings.channels.${way}`)}
                </Checkbox>
              ))}
            </fieldset>
          </li>
        ))}
      </ul>
      <div className="flex flex-col gap-3">
        <Switch
          isSelected={quiet !== null}
          onChange={(isOn) => set('quiet', isOn ? (settings.quiet ?? usualQuiet) : null)}
        >
          {t('settings.quiet')}
        </Switch>
        <p className="text-muted text-sm">{t('settings.quietText', { city: formatCity(viewer.zone) })}</p>
        {quiet && (
          <div className="flex flex-wrap gap-4">
            <TimeInput
              label={t('settings.from')}
              value={quiet.from}
              onChange={(from) => set('quiet', { ...quiet, from })}
              className="w-36"
            />
            <TimeInput
              label={t('settings.to')}
              value={quiet.to}
              onChange={(to) => set('quiet', { ...quiet, to })}
              error={errors.quiet}
              className="w-36"
            />
          </div>
        )}
      </div>
      <div>
        <Button type="submit" variant="primary" isPending={form.isPending}>
          {t('settings.submit')}
        </Button>
      </div>
    </form>
  );
}
