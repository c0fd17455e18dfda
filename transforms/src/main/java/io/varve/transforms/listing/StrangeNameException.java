package io.varve.transforms.listing;

import java.io.IOException;

/** Says which name this locale cannot read. */
final class StrangeNameException extends IOException {
  private static final long serialVersionUID = 1;

  StrangeNameException(String name) {
    super(name);
  }
}
