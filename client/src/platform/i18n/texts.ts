import type { actions } from './en/actions.ts';
import type { availability } from './en/availability.ts';
import type { away } from './en/away.ts';
import type { booking } from './en/booking.ts';
import type { calendar } from './en/calendar.ts';
import type { call } from './en/call.ts';
import type { common } from './en/common.ts';
import type { copies } from './en/copies.ts';
import type { device } from './en/device.ts';
import type { effects } from './en/effects.ts';
import type { errors } from './en/errors.ts';
import type { guests } from './en/guests.ts';
import type { history } from './en/history.ts';
import type { home } from './en/home.ts';
import type { identity } from './en/identity.ts';
import type { keeper } from './en/keeper.ts';
import type { keys } from './en/keys.ts';
import type { mailLinks } from './en/mailLinks.ts';
import type { meeting } from './en/meeting.ts';
import type { mentorships } from './en/mentorships.ts';
import type { networkCheck } from './en/networkCheck.ts';
import type { notices } from './en/notices.ts';
import type { panel } from './en/panel.ts';
import type { permissionHelp } from './en/permissionHelp.ts';
import type { prepare } from './en/prepare.ts';
import type { publicComputer } from './en/publicComputer.ts';
import type { record } from './en/record.ts';
import type { shell } from './en/shell.ts';
import type { signOut } from './en/signOut.ts';
import type { view } from './en/view.ts';
import type { work } from './en/work.ts';

/** Every namespace of texts; English is complete and gives the keys their types. */
export interface Texts {
  common: typeof common;
  errors: typeof errors;
  identity: typeof identity;
  home: typeof home;
  mailLinks: typeof mailLinks;
  mentorships: typeof mentorships;
  availability: typeof availability;
  away: typeof away;
  booking: typeof booking;
  calendar: typeof calendar;
  meeting: typeof meeting;
  call: typeof call;
  effects: typeof effects;
  keeper: typeof keeper;
  keys: typeof keys;
  panel: typeof panel;
  copies: typeof copies;
  networkCheck: typeof networkCheck;
  permissionHelp: typeof permissionHelp;
  prepare: typeof prepare;
  publicComputer: typeof publicComputer;
  record: typeof record;
  actions: typeof actions;
  device: typeof device;
  guests: typeof guests;
  history: typeof history;
  notices: typeof notices;
  shell: typeof shell;
  signOut: typeof signOut;
  view: typeof view;
  work: typeof work;
}

export type Namespace = keyof Texts;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Texts;
    returnNull: false;
  }
}
