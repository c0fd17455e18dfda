package io.varve.transforms.matching;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What can be set of matching. All of it decides the result, so all of it is part of its identity.
 *
 * @param lseCurrencyPolicy whose currency counts for a listing in London
 * @param compatible whether to match and report as the earlier program did: prices of another
 *     market are taken where the base of a symbol leaves no choice, and flags of ours are left out
 */
public record MatchingConfig(LsePolicy lseCurrencyPolicy, boolean compatible)
    implements Serializable {

  /** Whose currency counts for a listing in London when broker and prices disagree. */
  public enum LsePolicy {
    /** The broker's: lines in London are often quoted in the currency of the share class. */
    BROKER,
    /** The one that the region of the prices suggests. */
    STOOQ,
    /** Nobody's: it is an error that a person has to settle. */
    STRICT;

    /** Returns the name as it is given and recorded. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the usual settings. */
  public static MatchingConfig defaults() {
    return new MatchingConfig(LsePolicy.BROKER, false);
  }

  /** Returns all settings by name. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("lse_currency_policy", lseCurrencyPolicy.toString());
    settings.put("compatible_matching", Boolean.toString(compatible));
    return settings;
  }
}
