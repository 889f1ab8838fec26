/** Keys in Tencent Cloud KMS, tried without an account. */
@org.jspecify.annotations.NullMarked
package io.bulla.samples.tencentemulator;
