package io.bulla.policy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which key service holds the CMK, and the provider's own settings.
 *
 * @param provider {@code local}, or the name of a provider found by {@code ServiceLoader}
 * @param cmk the customer master key's id or {@code alias/<name>}; empty: a managed key
 * @param settings everything else of the {@code kms:} section, environment variables filled in; may
 *     hold secrets, so {@link #toString()} shows the names only
 */
public record KmsSettings(String provider, Optional<String> cmk, Map<String, String> settings) {
  /** Of a policy that seals nothing and names no provider. */
  static final KmsSettings NONE = new KmsSettings("none", Optional.empty(), Map.of());

  public KmsSettings {
    settings = Map.copyOf(settings);
  }

  @Override
  public String toString() {
    return "KmsSettings[provider=%s, cmk=%s, settings=%s]"
        .formatted(provider, cmk.orElse("managed"), new TreeSet<>(settings.keySet()));
  }
}
