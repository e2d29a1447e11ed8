import { RapportError } from '@rapport/shared/core/errors';
import * as operations from '@rapport/shared/scheduling/calendars.api';
import type { Principal } from '../../../platform/http/principal.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { addCalendar, changeCalendar } from './addCalendar.ts';
import type { BusyCalendars } from './BusyCalendars.ts';
import { CalendarModel, type CalendarRow, calendarsOf, findCalendar } from './calendar.model.ts';
import { presentCalendar } from './calendar.present.ts';

/** A person's own calendars. Nobody else's are to be had here, not even that there are any. */
export function handleCalendars(kernel: Kernel, busy: BusyCalendars): void {
  const now = () => kernel.clock.now();
  const present = (row: CalendarRow) => presentCalendar(row, now());
  const load = async ({ personId }: Principal, calendarId: string) =>
    (await findCalendar(personId, calendarId)) ?? gone();

  kernel.routes.handle(operations.listCalendars, async ({ principal }) => ({
    items: (await calendarsOf([principal.personId])).map(present),
  }));
  kernel.routes.handle(operations.addCalendar, async ({ principal, body }) =>
    present(await addCalendar(busy, principal.personId, body.url, now())),
  );
  kernel.routes.handle(operations.changeCalendar, async ({ principal, params, body }) => {
    const row = await load(principal, params.calendarId);
    return present(await changeCalendar(busy, row, body.url, now()));
  });
  kernel.routes.handle(operations.readCalendarAgain, async ({ principal, params }) => {
    await busy.readAgainAtTheirWord(await load(principal, params.calendarId));
    return present(await load(principal, params.calendarId));
  });
  kernel.routes.handle(operations.removeCalendar, async ({ principal, params }) => {
    const { deletedCount } = await CalendarModel.deleteOne({
      _id: params.calendarId,
      personId: principal.personId,
    });
    return deletedCount === 0 ? gone() : undefined;
  });
}

function gone(): never {
  throw new RapportError('not_found', { message: 'There is no such calendar.' });
}
