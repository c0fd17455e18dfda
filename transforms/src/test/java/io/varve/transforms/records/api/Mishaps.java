package io.varve.transforms.records.api;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Which calls of an API go wrong, and how. The same seed gives the same calls. Immutable. */
public final class Mishaps {

  private static final Mishaps NONE = new Mishaps(0, new EnumMap<>(Mishap.class), List.of());

  private final long seed;
  private final Map<Mishap, Double> shares;
  private final List<Rule> rules;

  private record Rule(Predicate<ApiCall> which, Mishap mishap) {}

  private Mishaps(long seed, Map<Mishap, Double> shares, List<Rule> rules) {
    this.seed = seed;
    this.shares = shares;
    this.rules = List.copyOf(rules);
  }

  /** Returns that nothing goes wrong. */
  public static Mishaps none() {
    return NONE;
  }

  /** Returns what was observed of the real API: 4.7 % 429, 0.7 % 500, 0.9 % without an answer. */
  public static Mishaps real(long seed) {
    return none()
        .share(seed, Mishap.BUSY, 0.030)
        .share(seed, Mishap.BUSY_FOR_A_SECOND, 0.017)
        .share(seed, Mishap.ERROR_JSON, 0.003)
        .share(seed, Mishap.ERROR_TEXT, 0.004)
        .share(seed, Mishap.STALL, 0.009);
  }

  /** Returns that this share of all calls goes wrong, each way alike that may pass and is quick. */
  public static Mishaps broken(long seed, double share) {
    List<Mishap> ways =
        List.of(
            Mishap.BUSY,
            Mishap.ERROR_JSON,
            Mishap.ERROR_TEXT,
            Mishap.INVALID_JSON,
            Mishap.NO_PAGE,
            Mishap.EMPTY,
            Mishap.TRUNCATED,
            Mishap.CUT_CHUNKED,
            Mishap.DROPPED,
            Mishap.REDIRECT);
    Mishaps all = none();
    for (Mishap way : ways) {
      all = all.share(seed, way, share / ways.size());
    }
    return all;
  }

  /** Returns these, and a share of all calls that goes wrong so. */
  public Mishaps share(long newSeed, Mishap mishap, double share) {
    Map<Mishap, Double> more = new EnumMap<>(Mishap.class);
    more.putAll(shares);
    more.put(mishap, share);
    return new Mishaps(newSeed, more, rules);
  }

  /** Returns these, and that all calls of a kind go wrong so. */
  public Mishaps when(Predicate<ApiCall> which, Mishap mishap) {
    List<Rule> more = new ArrayList<>(rules);
    more.add(new Rule(which, mishap));
    return new Mishaps(seed, shares, more);
  }

  /** Returns these, and that the call of a number, from 1, goes wrong so. */
  public Mishaps onCall(int number, Mishap mishap) {
    return when(call -> call.number() == number, mishap);
  }

  /** Returns these, and that all calls about a modality go wrong so. */
  public Mishaps onModality(int modality, Mishap mishap) {
    return when(
        call -> call.parameter("codigoModalidadeContratacao").equals(Integer.toString(modality)),
        mishap);
  }

  /** Returns how a call goes wrong, if it does. */
  Optional<Mishap> of(ApiCall call) {
    for (Rule rule : rules) {
      if (rule.which().test(call)) {
        return Optional.of(rule.mishap());
      }
    }
    double luck = new SplittableRandom(seed * 1_000_003 + call.number()).nextDouble();
    for (Map.Entry<Mishap, Double> share : shares.entrySet()) {
      luck -= share.getValue();
      if (luck < 0) {
        return Optional.of(share.getKey());
      }
    }
    return Optional.empty();
  }
}
