import type { AgendaTemplate } from '@rapport/shared/sessions/agendaTemplates';
import mongoose, { type InferSchemaType, Schema, Types } from 'mongoose';

/** better-auth reads `user`, `session` and `account`; we write people ourselves, so that a transaction can hold them. */
const personSchema = new Schema(
  {
    name: { type: String, required: true },
    email: { type: String, required: true },
    emailVerified: { type: Boolean, default: false },
    zone: { type: String, required: true },
    admin: { type: Boolean, required: true },
    /** Made up, with the sample programme: nobody has a password for it. */
    sample: { type: Boolean, required: true },
    /** Programmes; absent for none. Every request asks for it, so it stands with the person. */
    manages: { type: [String], default: undefined },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'user', versionKey: false },
);
// better-auth makes no indexes; without these, simultaneous joins make several people of one.
personSchema.index({ email: 1 }, { unique: true });
personSchema.index({ name: 1, _id: 1 });

const signInSchema = new Schema(
  {
    token: { type: String, required: true },
    userId: { type: Types.ObjectId, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'session', versionKey: false },
);
signInSchema.index({ token: 1 }, { unique: true });
signInSchema.index({ userId: 1 });
signInSchema.index({ expiresAt: 1 });

const accountSchema = new Schema(
  {
    providerId: { type: String, required: true },
    accountId: { type: String, required: true },
    userId: { type: Types.ObjectId, required: true },
    /** Hash, for the provider `credential`. */
    password: String,
    /** Grows with every sign-in by it: see `credentials.ts`. */
    uses: Number,
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'account', versionKey: false },
);
accountSchema.index({ providerId: 1, accountId: 1 }, { unique: true });
accountSchema.index({ userId: 1 });

const agendaTemplateSchema = new Schema<AgendaTemplate>(
  {
    id: { type: String, required: true },
    name: { type: String, required: true },
    items: [
      {
        _id: false,
        title: { type: String, required: true },
        minutes: { type: Number, required: true },
        lead: { type: String, required: true },
        kind: { type: String, required: true },
      },
    ],
  },
  { _id: false, id: false },
);

const programmeSchema = new Schema(
  {
    name: { type: String, required: true },
    /** How the sessions of its pairs may begin; a programme starts with the default ones. */
    agendaTemplates: { type: [agendaTemplateSchema], required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false },
);

/** One row at most: `_id` is always 'installation', so that simultaneous set-ups make one. */
const installationSchema = new Schema(
  {
    _id: { type: String, required: true },
    organisation: { type: String, required: true },
    sample: { type: Boolean, required: true },
    /** A sample in the making. */
    isFilling: { type: Boolean, default: false },
    /** Somebody has a password of their own in the sample. */
    isJoined: { type: Boolean, default: false },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false },
);

/** Links are kept as a hash of their token; `usedAt` is set by the one who claims it. */
const linkSchema = new Schema(
  {
    kind: { type: String, enum: ['invitation', 'reset', 'signIn'], required: true },
    tokenHash: { type: String, required: true },
    expiresAt: { type: Date, required: true },
    usedAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
    createdBy: { type: String, required: true },
    label: { type: String, default: '' },
    role: { type: String, enum: ['member', 'manager', 'admin'], default: 'member' },
    programmeId: { type: String, default: null },
    /** Whose password a reset link sets. */
    personId: { type: String, default: null },
  },
  { versionKey: false },
);
linkSchema.index({ tokenHash: 1 }, { unique: true });
linkSchema.index({ kind: 1, usedAt: 1, createdAt: -1, _id: -1 });

export const PersonModel = mongoose.model('Person', personSchema);
export const SignInModel = mongoose.model('SignIn', signInSchema);
export const AccountModel = mongoose.model('Account', accountSchema);
export const ProgrammeModel = mongoose.model('Programme', programmeSchema);
export const InstallationModel = mongoose.model('Installation', installationSchema);
export const LinkModel = mongoose.model('Link', linkSchema);

export type PersonRecord = InferSchemaType<typeof personSchema> & { _id: Types.ObjectId };
export type InstallationRecord = InferSchemaType<typeof installationSchema>;
export type LinkRecord = InferSchemaType<typeof linkSchema> & { _id: Types.ObjectId };
