package io.bulla.policy;

import java.util.HashMap;
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

  private static final String SECONDARY = "secondary.";

  public KmsSettings {
    settings = Map.copyOf(settings);
  }

  /** The first CMK alone: without the settings of {@code secondary}. */
  public KmsSettings primary() {
    Map<String, String> own = new HashMap<>(settings);
    own.keySet().removeIf(name -> name.startsWith(SECONDARY));
    return new KmsSettings(provider, cmk, own);
  }

  /**
   * A second CMK that opens the same keys ({@code secondary: { provider: ..., cmk: ... }}). It
   * takes over nothing but the provider, if it names none.
   */
  public Optional<KmsSettings> secondary() {
    Map<String, String> own = new HashMap<>();
    settings.forEach(
        (name, value) -> {
          if (name.startsWith(SECONDARY)) {
            own.put(name.substring(SECONDARY.length()), value);
          }
        });
    if (own.isEmpty()) {
      return Optional.empty();
    }
    String itsProvider = own.remove("provider");
    Optional<String> itsCmk = Optional.ofNullable(own.remove("cmk"));
    return Optional.of(new KmsSettings(itsProvider == null ? provider : itsProvider, itsCmk, own));
  }

  @Override
  public String toString() {
    return "KmsSettings[provider=%s, cmk=%s, settings=%s]"
        .formatted(provider, cmk.orElse("managed"), new TreeSet<>(settings.keySet()));
  }
}
