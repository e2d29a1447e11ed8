import { RapportError } from '@rapport/shared/core/errors';
import type { Principal } from '../../platform/http/principal.ts';
import { maySeeOperations } from './ops.policy.ts';

/** @throws RapportError not_found for whoever does not run the installation */
export function requireOffice(principal: Principal): void {
  if (!maySeeOperations(principal)) throw new RapportError('not_found');
}
