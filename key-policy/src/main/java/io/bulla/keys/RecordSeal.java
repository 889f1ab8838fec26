package io.bulla.keys;

/**
 * Vouches for a record of what a tool did.
 *
 * @param provider the KMS provider
 * @param cmkId the CMK
 * @param wrappedKey of the record's own key, as the KMS gave it
 * @param mac 64 hex digits over the record, under that key
 */
public record RecordSeal(String provider, String cmkId, String wrappedKey, String mac) {}
