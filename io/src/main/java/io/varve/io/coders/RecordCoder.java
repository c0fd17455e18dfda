package io.varve.io.coders;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.StructuredCoder;

/**
 * Encodes a record component by component, each with the coder of its declared type, so that no
 * component can be forgotten. Decoding goes through the canonical constructor and its checks.
 *
 * <p>Deterministic when all its components are, which those of {@link ComponentCoders} are. Safe
 * for several threads.
 *
 * @param <T> the record class
 */
public final class RecordCoder<T extends Record> extends StructuredCoder<T> {

  private static final long serialVersionUID = 1;

  private static final ClassValue<List<Coder<Object>>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<Coder<Object>> computeValue(Class<?> type) {
          return componentsOf(type);
        }
      };

  private final Class<T> type;
  private final List<Coder<Object>> components;
  private transient volatile Shape shape;
  private transient volatile Object[] last;

  private RecordCoder(Class<T> type, List<Coder<Object>> components) {
    this.type = type;
    this.components = components;
  }

  /**
   * Returns the coder of a record class.
   *
   * @throws IllegalArgumentException when a component has a type that no coder is known for
   */
  public static <T extends Record> RecordCoder<T> of(Class<T> type) {
    return new RecordCoder<>(type, COMPONENTS.get(type));
  }

  private static List<Coder<Object>> componentsOf(Class<?> type) {
    ArrayList<Coder<Object>> components = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      try {
        components.add(ComponentCoders.of(component.getGenericType()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "Cannot encode " + type.getName() + "." + component.getName() + ": " + e.getMessage(),
            e);
      }
    }
    return List.copyOf(components);
  }

  /**
   * All of a coder follows from the record class, so nothing else travels: runners send coders, and
   * views that hold them, with each bundle.
   */
  private Object writeReplace() {
    return new Travelling(type);
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("A coder travels as its record class");
  }

  private record Travelling(Class<? extends Record> type) implements Serializable {

    private Object readResolve() {
      return RecordCoder.of(type);
    }
  }

  @Override
  public void encode(T value, OutputStream out) throws IOException {
    if (value == null) {
      throw new CoderException("Cannot encode a null " + type.getSimpleName());
    }
    List<Method> accessors = shape().accessors;
    for (int i = 0; i < accessors.size(); i++) {
      components.get(i).encode(component(accessors.get(i), value), out);
    }
  }

  @Override
  public T decode(InputStream in) throws IOException {
    Object[] values = new Object[components.size()];
    Object[] before = last;
    for (int i = 0; i < values.length; i++) {
      values[i] = components.get(i).decode(in);
      if (before != null && isSmall(values[i]) && values[i].equals(before[i])) {
        values[i] = before[i];
      }
    }
    last = values;
    try {
      return type.cast(shape().constructor.newInstance(values));
    } catch (InvocationTargetException e) {
      throw new CoderException("Cannot decode a " + type.getSimpleName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new CoderException("Cannot decode a " + type.getSimpleName(), e);
    }
  }

  /** Neighbours have much in common: the run, the shard. It is kept in memory once. */
  private static boolean isSmall(Object value) {
    return value instanceof String
        || value instanceof Instant
        || value instanceof Optional<?>
        || value instanceof Record;
  }

  @Override
  public List<? extends Coder<?>> getCoderArguments() {
    return components;
  }

  @Override
  public List<? extends Coder<?>> getComponents() {
    return components;
  }

  @Override
  public void verifyDeterministic() throws NonDeterministicException {
    for (Coder<Object> component : components) {
      component.verifyDeterministic();
    }
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }

  /** Two record classes of the same component types are not the same coder. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RecordCoder<?> that && type == that.type;
  }

  @Override
  public int hashCode() {
    return Objects.hash(RecordCoder.class, type.getName());
  }

  private static Object component(Method accessor, Object value) throws CoderException {
    try {
      return accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new CoderException("Cannot encode with " + accessor, e);
    }
  }

  private Shape shape() {
    Shape known = shape;
    if (known == null) {
      known = new Shape(type);
      shape = known;
    }
    return known;
  }

  /** What reflection needs to know; found again after a coder has travelled. */
  private static final class Shape {
    private final List<Method> accessors = new ArrayList<>();
    private final Constructor<?> constructor;

    Shape(Class<? extends Record> type) {
      List<Class<?>> types = new ArrayList<>();
      for (RecordComponent component : type.getRecordComponents()) {
        component.getAccessor().setAccessible(true);
        accessors.add(component.getAccessor());
        types.add(component.getType());
      }
      try {
        constructor = type.getDeclaredConstructor(types.toArray(new Class<?>[0]));
        constructor.setAccessible(true);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("Cannot find the constructor of " + type, e);
      }
    }
  }
}
