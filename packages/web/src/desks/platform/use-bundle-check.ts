import { type BundlePolicy, isFault, RemitProblem, type VerifiedBundle, verifyBundle } from '@remit/client';
import { parseVerifierKey } from '@remit/log';
import { useQuery } from '@tanstack/react-query';
import { client, keys } from '../../api/index.ts';
import { useService } from '../../frame/session.ts';
import { useLogState } from './use-provenance-check.ts';

/** What this browser found when it checked the bundle of a referral, or that there is none yet. */
export type BundleCheck =
  | { readonly state: 'waiting' }
  | { readonly state: 'refused'; readonly code: string }
  | { readonly state: 'proven'; readonly text: string; readonly proof: VerifiedBundle };

const TWO_DAYS = 172_800;
/** Until the next checkpoint; the demonstration's comes within seconds. */
const ASK_AGAIN = 10_000;

/**
 * Fetches the bundle and checks it here. The log's key comes with the page: who wants another source for it takes the
 * bundle away and checks it with `remit bundle verify`.
 */
export function useBundleCheck(id: string): BundleCheck | undefined {
  const { demonstration } = useService();
  const log = useLogState();
  const { data } = useQuery({
    queryKey: [...keys.case(id), 'bundle'],
    queryFn: ({ signal }) => check(id, policyOf(log.data!.verifierKey, demonstration), signal),
    enabled: log.data !== undefined,
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? ASK_AGAIN : false),
  });
  return data;
}

async function check(id: string, policy: BundlePolicy, signal: AbortSignal): Promise<BundleCheck> {
  try {
    const text = await client.call('bundle', { params: { id }, signal });
    const proof = await verifyBundle(text, policy, new Date().toISOString());
    return isFault(proof) ? { state: 'refused', code: proof.code } : { state: 'proven', text, proof };
  } catch (error) {
    if (error instanceof RemitProblem && error.code === 'bundle-not-yet') return { state: 'waiting' };
    throw error;
  }
}

function policyOf(verifierKey: string, demonstration: boolean): BundlePolicy {
  const key = parseVerifierKey(verifierKey);
  return {
    type: 'remit/bundle-policy/v1',
    origin: key.ok ? key.value.name : '?',
    logKeys: [verifierKey],
    witnessKeys: [],
    witnesses: 0,
    maxAgeSeconds: TWO_DAYS,
    demonstration,
  };
}
