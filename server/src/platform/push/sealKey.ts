import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const cipherName = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Encrypts the private key, so that who reads a copy of the database cannot send in our name. */
export function sealKey(privateKey: string, publicKey: string, secret: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(cipherName, keyFrom(secret), iv).setAAD(Buffer.from(publicKey));
  const sealed = Buffer.concat([cipher.update(privateKey, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The private key again; undefined when it was sealed with another secret. */
export function openKey(sealed: string, publicKey: string, secret: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const decipher = createDecipheriv(cipherName, keyFrom(secret), bytes.subarray(0, ivBytes))
      .setAAD(Buffer.from(publicKey))
      .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}

const keyFrom = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'rapport push key', 32));
