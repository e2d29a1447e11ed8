import mongoose, { type InferSchemaType, Schema, Types } from 'mongoose';

/** People live in better-auth's `user` collection; this model reads them and changes name and zone. */
const personSchema = new Schema(
  {
    name: { type: String, required: true },
    email: { type: String, required: true },
    emailVerified: { type: Boolean, default: false },
    zone: { type: String, required: true },
    admin: { type: Boolean, default: false },
    sample: { type: Boolean, default: false },
    createdAt: { type: Date, default: () => new Date() },
    updatedAt: { type: Date, default: () => new Date() },
  },
  { collection: 'user', versionKey: false },
);
// better-auth makes no indexes; without these, simultaneous sign-ups make several people of one.
personSchema.index({ email: 1 }, { unique: true });
personSchema.index({ name: 1, _id: 1 });

const signInSchema = new Schema(
  { token: String, userId: Types.ObjectId, expiresAt: Date },
  { collection: 'session', versionKey: false, strict: false },
);
signInSchema.index({ token: 1 }, { unique: true });
signInSchema.index({ userId: 1 });

const accountSchema = new Schema(
  { providerId: String, accountId: String, userId: Types.ObjectId },
  { collection: 'account', versionKey: false, strict: false },
);
accountSchema.index({ providerId: 1, accountId: 1 }, { unique: true });
accountSchema.index({ userId: 1 });

const programmeSchema = new Schema(
  {
    name: { type: String, required: true },
    managerIds: { type: [String], default: [] },
    createdAt: { type: Date, default: () => new Date() },
  },
  { versionKey: false },
);
programmeSchema.index({ managerIds: 1 });

/** One row at most: `_id` is always 'installation', so that simultaneous set-ups make one. */
const installationSchema = new Schema(
  {
    _id: { type: String, required: true },
    organisation: { type: String, required: true },
    sample: { type: Boolean, required: true },
    sampleProgrammeId: { type: String, default: null },
    createdAt: { type: Date, default: () => new Date() },
  },
  { versionKey: false },
);

/** Links are kept as a hash of their token; `usedAt` is set by the one who claims it. */
const linkSchema = new Schema(
  {
    kind: { type: String, enum: ['invitation', 'reset'], required: true },
    tokenHash: { type: String, required: true },
    expiresAt: { type: Date, required: true },
    usedAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
    createdBy: { type: String, required: true },
    label: { type: String, default: '' },
    role: { type: String, enum: ['member', 'manager', 'admin'], default: 'member' },
    programmeId: { type: String, default: null },
    personId: { type: String, default: null },
  },
  { versionKey: false },
);
linkSchema.index({ tokenHash: 1 }, { unique: true });
linkSchema.index({ kind: 1, usedAt: 1, createdAt: -1 });

export const PersonModel = mongoose.model('Person', personSchema);
mongoose.model('SignIn', signInSchema);
mongoose.model('Account', accountSchema);
export const ProgrammeModel = mongoose.model('Programme', programmeSchema);
export const InstallationModel = mongoose.model('Installation', installationSchema);
export const LinkModel = mongoose.model('Link', linkSchema);

export type PersonRecord = InferSchemaType<typeof personSchema> & { _id: Types.ObjectId };
export type LinkRecord = InferSchemaType<typeof linkSchema> & { _id: Types.ObjectId };
