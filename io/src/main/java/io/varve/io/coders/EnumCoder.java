package io.varve.io.coders;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;

/** Encodes an enum by its name. */
final class EnumCoder extends CustomCoder<Object> {

  private static final long serialVersionUID = 1;

  private final Class<?> type;

  private EnumCoder(Class<?> type) {
    this.type = type;
  }

  static EnumCoder of(Class<?> type) {
    return new EnumCoder(type);
  }

  @Override
  public void encode(Object value, OutputStream out) throws IOException {
    StringUtf8Coder.of().encode(((Enum<?>) value).name(), out);
  }

  @Override
  public Object decode(InputStream in) throws IOException {
    String name = StringUtf8Coder.of().decode(in);
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new CoderException("Cannot decode a " + type.getSimpleName() + ": " + name);
  }

  /** A name is always encoded alike. */
  @Override
  public void verifyDeterministic() {}

  @Override
  public boolean consistentWithEquals() {
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EnumCoder that && type == that.type;
  }

  @Override
  public int hashCode() {
    return Objects.hash(EnumCoder.class, type.getName());
  }
}
