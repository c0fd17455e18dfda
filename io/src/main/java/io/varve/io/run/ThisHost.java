package io.varve.io.run;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of this machine, the same wherever it is written down or compared. */
public final class ThisHost {

  private ThisHost() {}

  /** Returns the host name; a machine that does not know its own name is {@code localhost}. */
  public static String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
