/** The lease protocol as it is, and each way in which the model breaks it to see that the judge notices. */
export const SOUND = {
  /** A lease counts from when it was asked for; else from when the answer came. */
  leaseFromAsking: true,
  /** `keep` leaves alone what another wrote under a higher epoch. */
  keepLooksAtEpoch: true,
  /** A claim without proof is refused while the owner's lease is running. */
  claimLooksAtLease: true,
  /** Who claims without proof heard the store without a gap for a while. */
  claimSettles: true,
  /** After a gap a room that the store did not know is doubted for a while. */
  doubtsCreated: true,
  /** A silent store is an excuse only when others do not hear it either. */
  excuseAsksOthers: true,
  /** A host that does not answer is enough for no excuse. */
  excuseMindsTheSilent: true,
  /** Hosts that the store lists no more are asked for a while all the same. */
  remembersPeers: true,
  /** Who loses a room's release answer waits for the store's word. */
  releaseIsUnsure: true,
  /** A claim of the same epoch is refused to all but the first. */
  claimLooksAtEpoch: true,
  /** An excuse only prolongs a permission that has not ended. */
  excuseEndsNoGap: true,
  /** An owner that does not have its room is asked to claim it again: it never heard that it got it. */
  ownerClaimsAgain: true,
  /** A tick looks whether it may speak right before it is told, not only before it is computed. */
  looksBeforeTelling: true,
};

export type Protocol = typeof SOUND;
export type Flaw = keyof Protocol;
