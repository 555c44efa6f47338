package org.teavm.backend.wasm.generate.classes;

import chat.klatch.webbuild.AskedTypes;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.teavm.backend.wasm.WasmFunctionTypes;
import org.teavm.backend.wasm.generate.WasmGCNameProvider;
import org.teavm.backend.wasm.model.WasmFunction;
import org.teavm.backend.wasm.model.WasmFunctionType;
import org.teavm.backend.wasm.model.WasmLocal;
import org.teavm.backend.wasm.model.WasmModule;
import org.teavm.backend.wasm.model.WasmType;
import org.teavm.backend.wasm.model.instruction.WasmIntBinaryOperation;
import org.teavm.backend.wasm.model.instruction.WasmIntType;
import org.teavm.model.ValueType;
import org.teavm.model.classes.TagRegistry;

/**
 * Stands in for TeaVM's: makes the functions by which casts and {@code instanceof} know an interface, and only those
 * that something asks. TeaVM's makes one for each class that there is, for reflection, which {@link AskedTypes}
 * refuses.
 */
public class WasmGCSupertypeFunctionGenerator implements WasmGCSupertypeFunctionProvider {
    private final Map<String, WasmFunction> functions = new HashMap<>();
    private final WasmModule module;
    private final WasmGCClassGenerator classes;
    private final WasmGCNameProvider names;
    private final TagRegistry tags;
    private final WasmFunctionTypes types;
    private final Queue<Runnable> later;
    private WasmFunction ofArrays;

    WasmGCSupertypeFunctionGenerator(WasmModule module, WasmGCClassGenerator classes, WasmGCNameProvider names,
            TagRegistry tags, WasmFunctionTypes types, Queue<Runnable> later) {
        this.module = module;
        this.classes = classes;
        this.names = names;
        this.tags = tags;
        this.types = types;
        this.later = later;
    }

    @Override
    public WasmFunction getIsSupertypeFunction(ValueType type) {
        if (type instanceof ValueType.Object known && AskedTypes.asks(known.getClassName())) {
            return functions.computeIfAbsent(known.getClassName(), this::asking);
        }
        if (type instanceof ValueType.Array array && !(array.getItemType() instanceof ValueType.Primitive)) {
            throw new UnsupportedOperationException("a cast to an array of classes: " + type);
        }
        later.add(() -> classes.getClassInfo(type).supertypeFunction = null);
        return new WasmFunction(getFunctionType());
    }

    WasmFunction getIsArraySupertypeFunction() {
        if (ofArrays == null) {
            ofArrays = made("arrays");
            ofArrays.getBody().builder().i32Const(0);
        }
        return ofArrays;
    }

    @Override
    public WasmFunctionType getFunctionType() {
        var info = classes.reflectionTypes().classInfo().structure().getReference();
        return types.of(WasmType.INT32, info, info);
    }

    private WasmFunction asking(String className) {
        WasmFunction function = made(className);
        later.add(() -> compareTags(function, className));
        return function;
    }

    private WasmFunction made(String name) {
        var function = new WasmFunction(getFunctionType());
        var info = classes.reflectionTypes().classInfo().structure().getReference();
        function.setName(names.topLevel(name + "@isSupertypes"));
        function.add(new WasmLocal(info, "subtype"));
        function.add(new WasmLocal(info, "supertype"));
        module.functions.add(function);
        return function;
    }

    /** Whoever is an instance has a tag in one of the ranges. */
    private void compareTags(WasmFunction function, String className) {
        var info = classes.reflectionTypes().classInfo();
        var code = function.getBody().builder();
        code.i32Const(0);
        for (var range : tags.getRanges(className)) {
            code.getLocal(function.getLocalVariables().get(0))
                    .structGet(info.structure(), info.tagIndex())
                    .i32Const(range.lower)
                    .intBinary(WasmIntType.INT32, WasmIntBinaryOperation.SUB)
                    .i32Const(range.upper - range.lower)
                    .intBinary(WasmIntType.INT32, WasmIntBinaryOperation.LT_UNSIGNED)
                    .intBinary(WasmIntType.INT32, WasmIntBinaryOperation.OR);
        }
    }
}
