package io.bulla.keys;

import io.bulla.keys.kms.KmsCall;

/** The KMS was called: one event an attempt. */
public record KmsCalled(String provider, KmsCall call) implements KeyEvent {
  @Override
  public String eventName() {
    return call.action();
  }

  @Override
  public String eventSource() {
    return "kms." + provider;
  }

  @Override
  public Outcome outcome() {
    return switch (call.result()) {
      case ANSWERED -> Outcome.SUCCESS;
      case REFUSED -> Outcome.REFUSED;
      case UNREACHABLE -> Outcome.UNREACHABLE;
    };
  }

  @Override
  public String resource() {
    return "cmk/" + call.cmkId();
  }

  @Override
  public String cmkId() {
    return call.cmkId();
  }

  @Override
  public String requestId() {
    return call.requestId();
  }

  @Override
  public String errorCode() {
    return call.errorCode();
  }

  @Override
  public String message() {
    return call.message();
  }

  @Override
  public long durationMillis() {
    return call.durationMillis();
  }
}
