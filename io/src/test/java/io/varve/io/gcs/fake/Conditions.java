package io.varve.io.gcs.fake;

import java.util.Optional;

/** The preconditions of a request. */
record Conditions(
    Optional<Long> generationMatch,
    Optional<Long> generationNotMatch,
    Optional<Long> metagenerationMatch,
    Optional<Long> metagenerationNotMatch) {

  static Conditions of(Request request) {
    return of(request, "if");
  }

  /** Returns the preconditions whose parameters begin so, such as those for a copy's source. */
  static Conditions of(Request request, String start) {
    return new Conditions(
        request.number(start + "GenerationMatch"),
        request.number(start + "GenerationNotMatch"),
        request.number(start + "MetagenerationMatch"),
        request.number(start + "MetagenerationNotMatch"));
  }

  static Conditions none() {
    return new Conditions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Refuses when one does not hold; no object has generation 0. */
  void require(Optional<StoredObject> there) {
    long generation = there.map(StoredObject::generation).orElse(0L);
    long metageneration = there.map(StoredObject::metageneration).orElse(0L);
    boolean holds =
        generationMatch.map(wanted -> wanted == generation).orElse(true)
            && generationNotMatch.map(unwanted -> unwanted != generation).orElse(true)
            && metagenerationMatch.map(wanted -> wanted == metageneration).orElse(true)
            && metagenerationNotMatch.map(unwanted -> unwanted != metageneration).orElse(true);
    if (!holds) {
      throw new Refusal(412, "At least one of the pre-conditions you specified did not hold.");
    }
  }
}
