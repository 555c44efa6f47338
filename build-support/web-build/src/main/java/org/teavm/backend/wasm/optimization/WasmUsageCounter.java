package org.teavm.backend.wasm.optimization;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.teavm.backend.wasm.model.WasmArray;
import org.teavm.backend.wasm.model.WasmCollection;
import org.teavm.backend.wasm.model.WasmCompositeType;
import org.teavm.backend.wasm.model.WasmEntity;
import org.teavm.backend.wasm.model.WasmFunction;
import org.teavm.backend.wasm.model.WasmGlobal;
import org.teavm.backend.wasm.model.WasmModule;
import org.teavm.backend.wasm.model.WasmStructure;

/**
 * Stands in for TeaVM's, by which what is used most gets the short numbers. That makes the file smaller and what goes
 * over the wire larger: compressed, it matters more that neighbours are alike. So like stands with like here, otherwise
 * in the order in which a class was generated, and nothing counts as used more than another.
 */
public class WasmUsageCounter {
    public void applyToModule(WasmModule module) {
        together(module.functions, WasmFunction::getType);
        together(module.globals, WasmGlobal::getType);
        module.types.sort(Comparator.comparingInt(WasmUsageCounter::kind));
    }

    private static <T extends WasmEntity> void together(WasmCollection<T> all, Function<T, Object> likeness) {
        Map<Object, Integer> seen = new HashMap<>();
        all.forEach(one -> seen.putIfAbsent(likeness.apply(one), seen.size()));
        all.sort(Comparator.comparing(one -> seen.get(likeness.apply(one))));
    }

    private static int kind(WasmCompositeType type) {
        return type instanceof WasmStructure ? 0 : type instanceof WasmArray ? 1 : 2;
    }

    public int usages(WasmFunction function) {
        return 0;
    }

    public int usages(WasmGlobal global) {
        return 0;
    }

    public int usages(WasmCompositeType type) {
        return 0;
    }
}
