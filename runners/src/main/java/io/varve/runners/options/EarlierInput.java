package io.varve.runners.options;

import io.varve.transforms.listing.InputScope;
import picocli.CommandLine.Mixin;

/** The input that an earlier system's state is compared with. */
public final class EarlierInput {

  @Mixin private InputOptions input = new InputOptions();

  /** Returns the scope, which never holds the warehouse itself. */
  public InputScope scope(String warehouse) {
    return input.scope(warehouse);
  }
}
