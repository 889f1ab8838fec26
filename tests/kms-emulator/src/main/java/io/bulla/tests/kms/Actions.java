package io.bulla.tests.kms;

import com.google.gson.JsonObject;
import java.util.Map;

/** The visible list of what is emulated. */
final class Actions {

  /** One action. */
  @FunctionalInterface
  interface Action {
    JsonObject run(Call call) throws CloudException;
  }

  private final Map<String, Action> known;

  Actions(CryptoActions crypto, KeyActions keys, ImportActions imports, StsActions sts) {
    known =
        Map.ofEntries(
            Map.entry("GenerateDataKey", crypto::generateDataKey),
            Map.entry("Encrypt", crypto::encrypt),
            Map.entry("Decrypt", crypto::decrypt),
            Map.entry("ReEncrypt", crypto::reEncrypt),
            Map.entry("GenerateRandom", crypto::generateRandom),
            Map.entry("CreateKey", keys::create),
            Map.entry("DescribeKey", keys::describe),
            Map.entry("DescribeKeys", keys::describeMany),
            Map.entry("ListKeys", keys::list),
            Map.entry("ListKeyDetail", keys::listDetail),
            Map.entry("EnableKey", keys::enable),
            Map.entry("DisableKey", keys::disable),
            Map.entry("ArchiveKey", keys::archive),
            Map.entry("CancelKeyArchive", keys::cancelArchive),
            Map.entry("ScheduleKeyDeletion", keys::scheduleDeletion),
            Map.entry("CancelKeyDeletion", keys::cancelDeletion),
            Map.entry("EnableKeyRotation", keys::enableRotation),
            Map.entry("DisableKeyRotation", keys::disableRotation),
            Map.entry("GetKeyRotationStatus", keys::rotationStatus),
            Map.entry("RotateKey", keys::rotate),
            Map.entry("UpdateAlias", keys::updateAlias),
            Map.entry("UpdateKeyDescription", keys::updateDescription),
            Map.entry("BindCloudResource", keys::bind),
            Map.entry("UnbindCloudResource", keys::unbind),
            Map.entry("GetServiceStatus", keys::serviceStatus),
            Map.entry("GetParametersForImport", imports::parameters),
            Map.entry("ImportKeyMaterial", imports::material),
            Map.entry("DeleteImportedKeyMaterial", imports::delete),
            Map.entry("AssumeRole", sts::assumeRole),
            Map.entry("AssumeRoleWithWebIdentity", sts::assumeWithWebIdentity));
  }

  Action find(String name, String version) throws CloudException {
    Action action = known.get(name);
    if (action == null) {
      throw new CloudException("InvalidAction", "the action is not known");
    }
    String expected = name.startsWith("AssumeRole") ? "2018-08-13" : "2019-01-18";
    if (!version.equals(expected)) {
      throw new CloudException("NoSuchVersion", "the version does not exist");
    }
    return action;
  }
}
