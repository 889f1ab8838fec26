package io.bulla.keys.kms;

import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** The key services: a new one is one file and one line here, or a ServiceLoader entry. */
public final class KmsProviders {
  private static final List<KmsProvider> BUILT_IN =
      List.of(new LocalKmsProvider(), new TencentKmsProvider());

  private KmsProviders() {}

  /**
   * The provider of that name: built in, or on the class path of the context class loader or of
   * Bulla's own. A built-in name cannot be taken by another provider.
   *
   * @throws KmsException (refused) if there is none (lists the known ones) or one does not load
   */
  public static KmsProvider named(String name) throws KmsException {
    TreeSet<String> known = new TreeSet<>();
    for (KmsProvider provider : BUILT_IN) {
      known.add(provider.name());
      if (provider.name().equals(name)) {
        return provider;
      }
    }
    for (ClassLoader loader : classLoaders()) {
      try {
        for (KmsProvider provider : ServiceLoader.load(KmsProvider.class, loader)) {
          known.add(provider.name());
          if (provider.name().equals(name)) {
            return provider;
          }
        }
      } catch (ServiceConfigurationError e) {
        throw KmsException.refused(
            "a KMS provider on the class path does not load; see the cause", "", "", e);
      }
    }
    throw KmsException.refused(
        "there is no KMS provider \"%s\"; known are %s. Correct kms.provider in the policy, or put the provider's jar on the class path"
            .formatted(name, String.join(", ", known)));
  }

  private static List<ClassLoader> classLoaders() {
    ClassLoader own = KmsProviders.class.getClassLoader();
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context == null || context.equals(own)) {
      return List.of(own);
    }
    return List.of(context, own);
  }
}
