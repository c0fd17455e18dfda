package io.varve.transforms.prices;

import io.varve.transforms.listing.SourceIdentity;

/**
 * Price files with the same name are about the same ticker, wherever they are: a file that moved to
 * another folder takes the place of the old one. Files below a folder for other periods, beside one
 * for daily prices, are about something else.
 *
 * @param keyPrefix prefix of the keys of price files
 */
public record TickerIdentity(String keyPrefix) implements SourceIdentity {

  @Override
  public String of(String key) {
    TickerPath place = TickerPath.of(key.substring(keyPrefix.length()));
    return place.period() + "/" + place.ticker();
  }
}
