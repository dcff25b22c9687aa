package io.github.sparksimpor.ml.param;

import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.ml.param.Param;

/**
 * The parameters of one stage by name. Each is declared where it is read, by its accessor, with
 * description, range and default; it is made once, when it is first asked for.
 */
public final class DeclaredParams implements Serializable {
  private static final long serialVersionUID = 1L;

  private final HasDeclaredParams stage;
  private final Map<String, Param<?>> byName = new HashMap<>();

  /**
   * No parameter yet.
   *
   * @param stage may still be without uid
   */
  public DeclaredParams(HasDeclaredParams stage) {
    this.stage = stage;
  }

  /**
   * A parameter without default.
   *
   * @param declaration makes the parameter of that name
   */
  public <P extends Param<?>> P param(String name, Function<String, P> declaration) {
    @SuppressWarnings("unchecked") // one accessor a name, and so one type
    P known = (P) byName.get(name);
    if (known != null) {
      return known;
    }
    P made = declaration.apply(name);
    keep(made);
    return made;
  }

  /**
   * A parameter with a default.
   *
   * @param declaration makes the parameter of that name
   * @param value the default
   */
  public <T, P extends Param<T>> P param(String name, Function<String, P> declaration, T value) {
    boolean known = byName.containsKey(name);
    P param = param(name, declaration);
    if (!known) {
      stage.setDefault(param, value);
    }
    return param;
  }

  /** Takes in a parameter that one of Spark's shared traits has made. */
  public void keep(Param<?> param) {
    byName.put(param.name(), param);
  }

  /**
   * Makes all parameters that interfaces declare. The constructor that sets the uid ends with it:
   * Spark copies and saves the defaults it finds, and asks for no accessor first. Accessors of
   * classes are left alone, as the fields behind them may not be set yet.
   */
  public void declareAll() {
    for (Method method : stage.getClass().getMethods()) {
      if (declares(method)) {
        call(method);
      }
    }
  }

  private static boolean declares(Method method) {
    return HasDeclaredParams.class.isAssignableFrom(method.getDeclaringClass())
        && method.getDeclaringClass().isInterface()
        && Param.class.isAssignableFrom(method.getReturnType())
        && method.getParameterCount() == 0;
  }

  private void call(Method accessor) {
    try {
      accessor.invoke(stage);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(
          "the accessor %s is hidden from Spark; make its interface public".formatted(accessor), e);
    }
  }
}
