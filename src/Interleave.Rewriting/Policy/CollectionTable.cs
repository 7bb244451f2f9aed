namespace Interleave.Rewriting.Policy;

/// <summary>
/// What the members of types that are not thread-safe do to the contents, one block a type. <c>type</c> begins a type
/// whose unknown members write; <c>some</c> begins one of which only the named members matter. Then <c>reads</c>,
/// <c>writes</c> and <c>none</c> with member names as in IL; a member that reads or writes also reads the sequences
/// it is given. <c>arguments</c> members read only those. <c>field-reads</c> and <c>field-writes</c> touch nothing but a
/// field of the receiver, named by the word before the colon. In a static class the first parameter is the receiver.
/// </summary>
internal static class CollectionTable
{
    internal const string Text = """
        # ---- generic collections ----
        type System.Collections.Generic.List`1
        reads get_Count get_Capacity get_Item BinarySearch Contains ConvertAll CopyTo Exists Find FindAll FindIndex FindLast FindLastIndex ForEach
        reads GetEnumerator GetRange IndexOf LastIndexOf Slice ToArray TrueForAll ctor
        writes set_Capacity set_Item Add AddRange Clear EnsureCapacity Insert InsertRange Remove RemoveAll RemoveAt RemoveRange Reverse Sort TrimExcess
        none AsReadOnly
        type System.Collections.Generic.List`1/Enumerator
        reads MoveNext Reset
        none get_Current Dispose

        type System.Collections.Generic.Dictionary`2
        reads get_Count get_Capacity get_Item ContainsKey ContainsValue GetEnumerator GetObjectData TryGetValue ctor
        writes set_Item Add Clear EnsureCapacity Remove TrimExcess TryAdd OnDeserialization
        none get_Comparer get_Keys get_Values GetAlternateLookup TryGetAlternateLookup
        type System.Collections.Generic.Dictionary`2/AlternateLookup`1
        reads get_Item ContainsKey TryGetValue
        writes set_Item Remove TryAdd
        none get_Dictionary
        type System.Collections.Generic.Dictionary`2/Enumerator
        reads MoveNext Reset
        none get_Current Dispose
        type System.Collections.Generic.Dictionary`2/KeyCollection
        reads get_Count Contains CopyTo GetEnumerator
        none ctor
        type System.Collections.Generic.Dictionary`2/KeyCollection/Enumerator
        reads MoveNext Reset
        none get_Current Dispose
        type System.Collections.Generic.Dictionary`2/ValueCollection
        reads get_Count CopyTo GetEnumerator
        none ctor
        type System.Collections.Generic.Dictionary`2/ValueCollection/Enumerator
        reads MoveNext Reset
        none get_Current Dispose

        type System.Collections.Generic.HashSet`1
        reads get_Count get_Capacity Contains CopyTo GetEnumerator GetObjectData IsProperSubsetOf IsProperSupersetOf IsSubsetOf IsSupersetOf
        reads Overlaps SetEquals TryGetValue ctor
        writes Add Clear EnsureCapacity ExceptWith IntersectWith Remove RemoveWhere SymmetricExceptWith TrimExcess UnionWith OnDeserialization
        none get_Comparer CreateSetComparer GetAlternateLookup TryGetAlternateLookup
        type System.Collections.Generic.HashSet`1/AlternateLookup`1
        reads Contains TryGetValue
        writes Add Remove
        none get_Set
        type System.Collections.Generic.HashSet`1/Enumerator
        reads MoveNext Reset
        none get_Current Dispose

        type System.Collections.Generic.Queue`1
        reads get_Count get_Capacity Contains CopyTo GetEnumerator Peek ToArray TryPeek ctor
        writes Clear Dequeue Enqueue EnsureCapacity TrimExcess TryDequeue
        type System.Collections.Generic.Queue`1/Enumerator
        reads MoveNext Reset
        none get_Current Dispose
        type System.Collections.Generic.Stack`1
        reads get_Count get_Capacity Contains CopyTo GetEnumerator Peek ToArray TryPeek ctor
        writes Clear EnsureCapacity Pop Push TrimExcess TryPop
        type System.Collections.Generic.Stack`1/Enumerator
        reads MoveNext Reset
        none get_Current Dispose

        type System.Collections.Generic.SortedDictionary`2
        reads get_Count get_Item ContainsKey ContainsValue CopyTo GetEnumerator TryGetValue ctor
        writes set_Item Add Clear Remove
        none get_Comparer get_Keys get_Values
        type System.Collections.Generic.SortedDictionary`2/Enumerator
        reads MoveNext Reset
        none get_Current Dispose
        type System.Collections.Generic.SortedDictionary`2/KeyCollection
        reads get_Count Contains CopyTo GetEnumerator
        none ctor
        type System.Collections.Generic.SortedDictionary`2/KeyCollection/Enumerator
        reads MoveNext Reset
        none get_Current Dispose
        type System.Collections.Generic.SortedDictionary`2/ValueCollection
        reads get_Count CopyTo GetEnumerator
        none ctor
        type System.Collections.Generic.SortedDictionary`2/ValueCollection/Enumerator
        reads MoveNext Reset
        none get_Current Dispose
        type System.Collections.Generic.SortedDictionary`2/KeyValuePairComparer
        none Compare Equals GetHashCode ctor
        type System.Collections.Generic.SortedList`2
        reads get_Count get_Capacity get_Item ContainsKey ContainsValue GetEnumerator GetKeyAtIndex GetValueAtIndex IndexOfKey IndexOfValue TryGetValue ctor
        writes set_Capacity set_Item Add Clear Remove RemoveAt SetValueAtIndex TrimExcess
        none get_Comparer get_Keys get_Values
        type System.Collections.Generic.SortedList`2/KeyList
        reads get_Count get_Item Contains CopyTo GetEnumerator IndexOf
        writes set_Item Add Clear Insert Remove RemoveAt
        none get_IsReadOnly
        type System.Collections.Generic.SortedList`2/ValueList
        reads get_Count get_Item Contains CopyTo GetEnumerator IndexOf
        writes set_Item Add Clear Insert Remove RemoveAt
        none get_IsReadOnly
        type System.Collections.Generic.SortedSet`1
        reads get_Count get_Max get_Min Contains CopyTo GetEnumerator IsProperSubsetOf IsProperSupersetOf IsSubsetOf IsSupersetOf Overlaps
        reads SetEquals TryGetValue GetObjectData ctor
        writes Add Clear ExceptWith IntersectWith Remove RemoveWhere SymmetricExceptWith UnionWith OnDeserialization
        # both give a view, which reads when it is used
        none get_Comparer CreateSetComparer GetViewBetween Reverse
        type System.Collections.Generic.SortedSet`1/Enumerator
        reads MoveNext Reset
        none get_Current Dispose

        type System.Collections.Generic.LinkedList`1
        reads get_Count get_First get_Last Contains CopyTo Find FindLast GetEnumerator GetObjectData ctor
        writes AddAfter AddBefore AddFirst AddLast Clear Remove RemoveFirst RemoveLast OnDeserialization
        type System.Collections.Generic.LinkedList`1/Enumerator
        reads MoveNext Reset
        none get_Current Dispose
        type System.Collections.Generic.LinkedListNode`1
        reads get_List get_Next get_Previous
        field-reads Value:get_Value Value:get_ValueRef
        field-writes Value:set_Value
        none ctor

        type System.Collections.Generic.PriorityQueue`2
        reads get_Count get_Capacity Peek TryPeek ctor
        writes Clear Dequeue DequeueEnqueue Enqueue EnqueueDequeue EnqueueRange EnsureCapacity Remove TrimExcess TryDequeue
        none get_Comparer get_UnorderedItems
        type System.Collections.Generic.PriorityQueue`2/UnorderedItemsCollection
        reads get_Count GetEnumerator
        type System.Collections.Generic.PriorityQueue`2/UnorderedItemsCollection/Enumerator
        reads MoveNext Reset
        none get_Current Dispose
        type System.Collections.Generic.OrderedDictionary`2
        reads get_Count get_Capacity get_Item ContainsKey ContainsValue GetAt GetEnumerator IndexOf TryGetValue ctor
        writes set_Item Add Clear EnsureCapacity Insert Remove RemoveAt SetAt TrimExcess TryAdd
        none get_Comparer get_Keys get_Values
        type System.Collections.Generic.OrderedDictionary`2/Enumerator
        reads MoveNext Reset
        none get_Current Dispose
        type System.Collections.Generic.OrderedDictionary`2/KeyCollection
        reads get_Count Contains CopyTo GetEnumerator
        type System.Collections.Generic.OrderedDictionary`2/KeyCollection/Enumerator
        reads MoveNext Reset
        none get_Current Dispose
        type System.Collections.Generic.OrderedDictionary`2/ValueCollection
        reads get_Count CopyTo GetEnumerator
        type System.Collections.Generic.OrderedDictionary`2/ValueCollection/Enumerator
        reads MoveNext Reset
        none get_Current Dispose

        # ---- wrappers: what they do, they do to what they wrap ----
        type System.Collections.ObjectModel.Collection`1
        reads get_Count get_Item Contains CopyTo GetEnumerator IndexOf
        writes set_Item Add Clear Insert Remove RemoveAt ClearItems InsertItem RemoveItem SetItem
        none ctor get_Items
        type System.Collections.ObjectModel.ObservableCollection`1
        reads ctor
        writes Move ClearItems RemoveItem InsertItem SetItem MoveItem
        none add_CollectionChanged remove_CollectionChanged add_PropertyChanged remove_PropertyChanged
        none OnPropertyChanged OnCollectionChanged BlockReentrancy CheckReentrancy
        type System.Collections.ObjectModel.KeyedCollection`2
        reads get_Item Contains TryGetValue
        writes Remove ChangeItemKey ClearItems InsertItem RemoveItem SetItem
        none ctor get_Comparer get_Dictionary GetKeyForItem
        type System.Collections.ObjectModel.ReadOnlyCollection`1
        reads get_Count get_Item Contains CopyTo GetEnumerator IndexOf
        none ctor get_Empty get_Items
        type System.Collections.ObjectModel.ReadOnlyDictionary`2
        reads get_Count get_Item ContainsKey GetEnumerator TryGetValue
        none ctor get_Empty get_Keys get_Values get_Dictionary
        type System.Collections.ObjectModel.ReadOnlyDictionary`2/KeyCollection
        reads get_Count Contains CopyTo GetEnumerator
        type System.Collections.ObjectModel.ReadOnlyDictionary`2/ValueCollection
        reads get_Count CopyTo GetEnumerator
        type System.Collections.ObjectModel.ReadOnlySet`1
        reads get_Count Contains GetEnumerator IsProperSubsetOf IsProperSupersetOf IsSubsetOf IsSupersetOf Overlaps SetEquals
        none ctor get_Empty get_Set

        # ---- collections of objects ----
        type System.Collections.ArrayList
        reads get_Capacity get_Count get_Item BinarySearch Clone Contains CopyTo GetEnumerator IndexOf LastIndexOf ToArray ctor
        writes set_Capacity set_Item Add AddRange Clear Insert InsertRange Remove RemoveAt RemoveRange Reverse SetRange Sort TrimToSize
        none get_IsFixedSize get_IsReadOnly get_IsSynchronized get_SyncRoot Adapter FixedSize ReadOnly Repeat Synchronized GetRange
        type System.Collections.Hashtable
        reads get_Count get_Item Clone Contains ContainsKey ContainsValue CopyTo GetEnumerator GetObjectData ctor
        writes set_Item Add Clear Remove OnDeserialization
        none get_IsFixedSize get_IsReadOnly get_IsSynchronized get_SyncRoot get_Keys get_Values Synchronized
        none get_hcp set_hcp get_comparer set_comparer get_EqualityComparer GetHash KeyEquals
        type System.Collections.SortedList
        reads get_Capacity get_Count get_Item Clone Contains ContainsKey ContainsValue CopyTo GetByIndex GetEnumerator GetKey IndexOfKey IndexOfValue ctor
        writes set_Capacity set_Item Add Clear Remove RemoveAt SetByIndex TrimToSize
        none get_IsFixedSize get_IsReadOnly get_IsSynchronized get_SyncRoot get_Keys get_Values GetKeyList GetValueList Synchronized
        type System.Collections.Queue
        reads get_Count Clone Contains CopyTo GetEnumerator Peek ToArray ctor
        writes Clear Dequeue Enqueue TrimToSize
        none get_IsSynchronized get_SyncRoot Synchronized
        type System.Collections.Stack
        reads get_Count Clone Contains CopyTo GetEnumerator Peek ToArray ctor
        writes Clear Pop Push
        none get_IsSynchronized get_SyncRoot Synchronized
        type System.Collections.BitArray
        reads get_Count get_Item get_Length Clone CopyTo Get GetEnumerator HasAllSet HasAnySet ctor
        writes set_Item set_Length And LeftShift Not Or RightShift Set SetAll Xor
        none get_IsReadOnly get_IsSynchronized get_SyncRoot

        # ---- builders of immutable collections ----
        type System.Collections.Immutable.ImmutableArray`1/Builder
        reads get_Capacity get_Count get_Item Contains CopyTo GetEnumerator IndexOf ItemRef LastIndexOf ToArray ToImmutable
        writes set_Capacity set_Count set_Item Add AddRange Clear DrainToImmutable Insert InsertRange MoveToImmutable Remove RemoveAll RemoveAt
        writes RemoveRange Replace Reverse Sort
        type System.Collections.Immutable.ImmutableList`1/Builder
        reads get_Count get_Item BinarySearch Contains ConvertAll CopyTo Exists Find FindAll FindIndex FindLast FindLastIndex ForEach GetEnumerator
        reads GetRange IndexOf ItemRef LastIndexOf TrueForAll
        # freezes the builder's nodes
        writes ToImmutable
        writes set_Item Add AddRange Clear Insert InsertRange Remove RemoveAll RemoveAt RemoveRange Replace Reverse Sort
        type System.Collections.Immutable.ImmutableDictionary`2/Builder
        reads get_Count get_Item get_KeyComparer get_ValueComparer Contains ContainsKey ContainsValue GetEnumerator GetValueOrDefault TryGetKey TryGetValue
        writes set_Item set_KeyComparer set_ValueComparer Add AddRange Clear Remove RemoveRange ToImmutable
        none get_Keys get_Values
        type System.Collections.Immutable.ImmutableHashSet`1/Builder
        reads get_Count get_KeyComparer Contains GetEnumerator IsProperSubsetOf IsProperSupersetOf IsSubsetOf IsSupersetOf Overlaps SetEquals TryGetValue
        writes set_KeyComparer Add Clear ExceptWith IntersectWith Remove SymmetricExceptWith ToImmutable UnionWith
        type System.Collections.Immutable.ImmutableSortedDictionary`2/Builder
        reads get_Count get_Item get_KeyComparer get_ValueComparer Contains ContainsKey ContainsValue GetEnumerator GetValueOrDefault TryGetKey
        reads TryGetValue ValueRef
        writes set_Item set_KeyComparer set_ValueComparer Add AddRange Clear Remove RemoveRange ToImmutable
        none get_Keys get_Values
        type System.Collections.Immutable.ImmutableSortedSet`1/Builder
        reads get_Count get_Item get_KeyComparer get_Max get_Min Contains GetEnumerator IndexOf IsProperSubsetOf IsProperSupersetOf IsSubsetOf
        reads IsSupersetOf ItemRef Overlaps SetEquals TryGetValue
        writes set_KeyComparer Add Clear ExceptWith IntersectWith Remove SymmetricExceptWith ToImmutable UnionWith
        none Reverse

        # ---- text, streams, random numbers ----
        type System.Text.StringBuilder
        reads get_Capacity get_Chars get_Length CopyTo Equals GetChunks ToString
        writes set_Capacity set_Chars set_Length Append AppendFormat AppendJoin AppendLine Clear EnsureCapacity Insert Remove Replace
        none ctor get_MaxCapacity
        type System.Text.StringBuilder/ChunkEnumerator
        reads MoveNext
        none GetEnumerator get_Current
        type System.Text.StringBuilder/AppendInterpolatedStringHandler
        writes AppendFormatted AppendLiteral
        none ctor
        # overridden members are called by the name of the base type's
        some System.Object
        reads ToString
        type System.IO.MemoryStream
        reads get_Capacity get_Length get_Position GetBuffer ToArray TryGetBuffer WriteTo
        writes set_Capacity set_Position CopyTo CopyToAsync Read ReadAsync ReadByte Seek SetLength Write WriteAsync WriteByte
        none ctor Dispose Flush FlushAsync get_CanRead get_CanSeek get_CanWrite
        some System.IO.Stream
        reads get_Length get_Position
        writes set_Position CopyTo CopyToAsync Read ReadAsync ReadAtLeast ReadAtLeastAsync ReadByte ReadExactly ReadExactlyAsync Seek SetLength
        writes Write WriteAsync WriteByte BeginRead BeginWrite
        type System.Random
        writes GetHexString GetItems GetString Next NextBytes NextDouble NextInt64 NextSingle Shuffle Sample
        none ctor get_Shared

        # ---- interfaces: the receiver's own type decides at run time ----
        some System.Collections.IEnumerable
        reads GetEnumerator
        some System.Collections.IEnumerator
        reads MoveNext Reset
        some System.Collections.Generic.IEnumerable`1
        reads GetEnumerator
        some System.Collections.ICollection
        reads get_Count CopyTo
        some System.Collections.Generic.ICollection`1
        reads get_Count Contains CopyTo
        writes Add Clear Remove
        some System.Collections.IList
        reads get_Item Contains IndexOf
        writes set_Item Add Clear Insert Remove RemoveAt
        some System.Collections.Generic.IList`1
        reads get_Item IndexOf
        writes set_Item Insert RemoveAt
        some System.Collections.IDictionary
        reads get_Item Contains GetEnumerator
        writes set_Item Add Clear Remove
        some System.Collections.Generic.IDictionary`2
        reads get_Item ContainsKey TryGetValue
        writes set_Item Add Remove
        some System.Collections.Generic.ISet`1
        reads IsProperSubsetOf IsProperSupersetOf IsSubsetOf IsSupersetOf Overlaps SetEquals
        writes Add ExceptWith IntersectWith SymmetricExceptWith UnionWith
        some System.Collections.Generic.IReadOnlyCollection`1
        reads get_Count
        some System.Collections.Generic.IReadOnlyList`1
        reads get_Item
        some System.Collections.Generic.IReadOnlyDictionary`2
        reads get_Item ContainsKey TryGetValue
        some System.Collections.Generic.IReadOnlySet`1
        reads Contains IsProperSubsetOf IsProperSupersetOf IsSubsetOf IsSupersetOf Overlaps SetEquals

        # ---- thread-safe collections are modelled, and read what they are made of ----
        some System.Collections.Concurrent.ConcurrentQueue`1
        arguments ctor
        some System.Collections.Concurrent.ConcurrentStack`1
        arguments ctor
        some System.Collections.Concurrent.ConcurrentBag`1
        arguments ctor
        some System.Collections.Concurrent.ConcurrentDictionary`2
        arguments ctor

        # ---- static members over collections ----
        type System.Runtime.InteropServices.CollectionsMarshal
        reads AsBytes AsSpan GetValueRefOrNullRef
        writes GetValueRefOrAddDefault SetCount
        type System.Collections.Generic.CollectionExtensions
        reads CopyTo GetValueOrDefault
        writes AddRange InsertRange Remove TryAdd
        none AsReadOnly
        # operators that give a sequence read when it is enumerated; the others at the call
        some System.Linq.Enumerable
        arguments *
        some System.String
        arguments Concat Join
        some System.Threading.Tasks.Task
        arguments WaitAll WaitAny WhenAll WhenAny WhenEach
        some System.Collections.Immutable.ImmutableArray
        arguments CreateRange ToImmutableArray
        some System.Collections.Immutable.ImmutableList
        arguments CreateRange ToImmutableList
        some System.Collections.Immutable.ImmutableDictionary
        arguments CreateRange ToImmutableDictionary
        some System.Collections.Immutable.ImmutableHashSet
        arguments CreateRange ToImmutableHashSet
        some System.Collections.Immutable.ImmutableSortedDictionary
        arguments CreateRange ToImmutableSortedDictionary
        some System.Collections.Immutable.ImmutableSortedSet
        arguments CreateRange ToImmutableSortedSet
        """;
}
