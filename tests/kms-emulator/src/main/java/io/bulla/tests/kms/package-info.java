/**
 * An emulator of Tencent Cloud KMS (API 2019-01-18, with STS, CAM, CloudAudit and the machine's
 * metadata service as far as a client sees them), and what Bulla does against it. Loopback only.
 */
@NullMarked
package io.bulla.tests.kms;

import org.jspecify.annotations.NullMarked;
