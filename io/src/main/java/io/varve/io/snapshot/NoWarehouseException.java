package io.varve.io.snapshot;

/** There is no warehouse at a location. */
public final class NoWarehouseException extends WarehouseException {

  private static final long serialVersionUID = 1;

  NoWarehouseException(String location) {
    super(
        "Cannot open the warehouse "
            + location
            + ": there is no "
            + WarehouseLayout.MARKER
            + " in it. Check --warehouse; 'varve run' makes a new one.");
  }
}
