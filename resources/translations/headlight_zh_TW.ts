<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>AccessibleWords</name>
    <message>
        <source>Layer %1, head %2</source>
        <translation>層 %1，頭 %2</translation>
    </message>
    <message>
        <source>largest weight of a row, mean %1</source>
        <translation>每列最大權重的平均值 %1</translation>
    </message>
    <message>
        <source>%1 looks at %2, %3</source>
        <translation>%1 看向 %2，%3</translation>
    </message>
    <message>
        <source>%1 to %2, %3</source>
        <translation>%1 到 %2，%3</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>被遮罩</translation>
    </message>
</context>
<context>
    <name>Anatomy</name>
    <message>
        <source>Colours and bars of a stage: 0 in the middle, orange below, blue above; the ends are its largest absolute value, the number at its right.</source>
        <translation>每一步的顏色和條形：中間為 0，橙色為負，藍色為正；兩端是其最大絕對值，即右側的數字。</translation>
    </message>
    <message>
        <source>Anatomy</source>
        <translation>剖析</translation>
    </message>
    <message>
        <source>The whole way of one word through one head, with its real numbers.</source>
        <translation>一個詞穿過一個注意力頭的全過程，都是真實數值。</translation>
    </message>
    <message>
        <source>There is no model behind this attention, whose computation could be shown.</source>
        <translation>這份注意力背後沒有模型，無法展示計算過程。</translation>
    </message>
    <message>
        <source>This pattern is derived from others. Choose the model&apos;s own heads to see their computation.</source>
        <translation>這幅注意力圖由其他圖推導而來。請選擇模型自身的注意力頭來查看其計算。</translation>
    </message>
    <message>
        <source>Weights of q, k and v</source>
        <translation>q、k、v 的權重矩陣</translation>
    </message>
    <message>
        <source>This head&apos;s part of the three projections: %1 numbers in, %2 out.</source>
        <translation>三個投影中屬於這個頭的部分：輸入 %1 個數，輸出 %2 個數。</translation>
    </message>
    <message>
        <source>They have no bias.</source>
        <translation>它們沒有偏差。</translation>
    </message>
    <message>
        <source>bias of %1</source>
        <translation>%1 的偏差</translation>
    </message>
    <message>
        <source>weight of q</source>
        <translation>q 的權重</translation>
    </message>
    <message>
        <source>weight of k</source>
        <translation>k 的權重</translation>
    </message>
    <message>
        <source>weight of v</source>
        <translation>v 的權重</translation>
    </message>
    <message>
        <source>Query, key, value</source>
        <translation>查詢、鍵、值</translation>
    </message>
    <message>
        <source>Three projections of head %1: what the token looks for (q), what it can be found by (k), what it hands over (v).</source>
        <translation>頭 %1 的三個投影：詞元在找什麼（q），憑什麼被找到（k），交出什麼（v）。</translation>
    </message>
    <message>
        <source>Keys and values are made of the encoder&apos;s last states.</source>
        <translation>鍵和值由編碼器的最終狀態得到。</translation>
    </message>
    <message>
        <source>%1 query heads share each key and value.</source>
        <translation>每組鍵和值由 %1 個查詢頭共用。</translation>
    </message>
    <message>
        <source>Latent attention: k and v are made of one narrow vector of each token.</source>
        <translation>潛在注意力：每個詞元的 k 和 v 由同一個低維向量得到。</translation>
    </message>
    <message>
        <source>This model then limits them to -%1 to %1.</source>
        <translation>這個模型隨後把它們限制在 -%1 到 %1 之間。</translation>
    </message>
    <message>
        <source>query</source>
        <translation>查詢</translation>
    </message>
    <message>
        <source>key</source>
        <translation>鍵</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Norm of q and k</source>
        <translation>q 和 k 的正規化</translation>
    </message>
    <message>
        <source>This model norms queries and keys, so that no score grows without bound.</source>
        <translation>這個模型對查詢和鍵做正規化，使分數不會無限增大。</translation>
    </message>
    <message>
        <source>normed query</source>
        <translation>正規化的查詢</translation>
    </message>
    <message>
        <source>normed key</source>
        <translation>正規化的鍵</translation>
    </message>
    <message>
        <source>Rotary encoding</source>
        <translation>旋轉位置編碼</translation>
    </message>
    <message>
        <source>Pairs of numbers are turned by an angle that grows with the position, so that q·k depends on the distance.</source>
        <translation>成對的數按隨位置增大的角度旋轉，於是 q·k 取決於距離。</translation>
    </message>
    <message>
        <source>query before rotary</source>
        <translation>旋轉前的查詢</translation>
    </message>
    <message>
        <source>turned query</source>
        <translation>旋轉後的查詢</translation>
    </message>
    <message>
        <source>key before rotary</source>
        <translation>旋轉前的鍵</translation>
    </message>
    <message>
        <source>turned key</source>
        <translation>旋轉後的鍵</translation>
    </message>
    <message>
        <source>The query beside all keys</source>
        <translation>查詢與所有鍵</translation>
    </message>
    <message>
        <source>Each column is the key of one token; the query stands at the left.</source>
        <translation>每一欄是一個詞元的鍵；查詢在左側。</translation>
    </message>
    <message>
        <source>q · k of every key</source>
        <translation>每個鍵的 q · k</translation>
    </message>
    <message>
        <source>Number by number multiplied and summed: how well each key answers the query.</source>
        <translation>逐個相乘再求和：每個鍵與查詢有多匹配。</translation>
    </message>
    <message>
        <source>q · k</source>
        <translation>q · k</translation>
    </message>
    <message>
        <source>Scaled</source>
        <translation>縮放</translation>
    </message>
    <message>
        <source>Experiment: multiplied by %1 in place of the model&apos;s own factor, %2.</source>
        <translation>實驗：乘以 %1，而不是模型自身的係數 %2。</translation>
    </message>
    <message>
        <source>Divided by √%1, so that scores stay of one size however long q and k are.</source>
        <translation>除以 √%1，這樣無論 q 和 k 多長，分數的大小都相當。</translation>
    </message>
    <message>
        <source>Multiplied by %1, this model&apos;s own factor.</source>
        <translation>乘以 %1，即這個模型自身的係數。</translation>
    </message>
    <message>
        <source>scaled q · k</source>
        <translation>縮放後的 q · k</translation>
    </message>
    <message>
        <source>Capped</source>
        <translation>截限</translation>
    </message>
    <message>
        <source>No score leaves -%1 to %1.</source>
        <translation>任何分數都不會超出 -%1 到 %1。</translation>
    </message>
    <message>
        <source>capped score</source>
        <translation>截限後的分數</translation>
    </message>
    <message>
        <source>Experiment: this run is without positions.</source>
        <translation>實驗：這次執行不使用位置。</translation>
    </message>
    <message>
        <source>ALiBi: the farther a key, the more is taken off; each head has its own slope.</source>
        <translation>ALiBi：鍵越遠，減去的越多；每個頭有自己的斜率。</translation>
    </message>
    <message>
        <source>A learned number for each distance and head is added.</source>
        <translation>加上按距離和頭學到的一個數。</translation>
    </message>
    <message>
        <source>Products with learned vectors of the distance are added.</source>
        <translation>加上與距離的學習向量之積。</translation>
    </message>
    <message>
        <source>Position bias</source>
        <translation>位置偏差</translation>
    </message>
    <message>
        <source>position bias</source>
        <translation>位置偏差</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>遮罩</translation>
    </message>
    <message>
        <source>%1 of these keys are hidden from this token, flat grey: their score is -∞. The others have the scores that softmax takes.</source>
        <translation>其中 %1 個鍵對這個詞元不可見（灰色）：分數為 -∞。其餘的分數進入 softmax。</translation>
    </message>
    <message>
        <source>No key is hidden from this token. These are the scores that softmax takes.</source>
        <translation>沒有鍵對這個詞元不可見。這些就是進入 softmax 的分數。</translation>
    </message>
    <message>
        <source>score</source>
        <translation>分數</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Scores become weights that sum to 1: where the token looks.</source>
        <translation>分數變成總和為 1 的權重：詞元看向哪裡。</translation>
    </message>
    <message>
        <source>%1 goes to the head&apos;s sink, which has no value.</source>
        <translation>其中 %1 歸於這個頭的匯點，它沒有值。</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>權重</translation>
    </message>
    <message>
        <source>Values of all keys</source>
        <translation>所有鍵的值</translation>
    </message>
    <message>
        <source>Each column is what one token hands over.</source>
        <translation>每一欄是一個詞元交出的內容。</translation>
    </message>
    <message>
        <source>Experiment: the head is switched off, and hands on 0 in place of z.</source>
        <translation>實驗：這個頭已關閉，交出 0 而不是 z。</translation>
    </message>
    <message>
        <source>Experiment: the head hands on the mean of z over all tokens in its place.</source>
        <translation>實驗：這個頭交出的是所有詞元 z 的平均值。</translation>
    </message>
    <message>
        <source>Weighted values</source>
        <translation>加權的值</translation>
    </message>
    <message>
        <source>Each key&apos;s value times its weight; their sum, at the right, is the head&apos;s output z.</source>
        <translation>每個鍵的值乘以其權重；右側是它們的和，即這個頭的輸出 z。</translation>
    </message>
    <message>
        <source>%1 keys without a column have %2 of the weight.</source>
        <translation>沒有列出的 %1 個鍵共佔權重 %2。</translation>
    </message>
    <message>
        <source>weighted value</source>
        <translation>加權的值</translation>
    </message>
    <message>
        <source>z</source>
        <translation>z</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>頭 %1</translation>
    </message>
    <message>
        <source>Heads side by side</source>
        <translation>各頭拼接</translation>
    </message>
    <message>
        <source>The outputs of all %1 heads of the layer stand one after another.</source>
        <translation>這一層全部 %1 個頭的輸出依次相接。</translation>
    </message>
    <message>
        <source>Output projection</source>
        <translation>輸出投影</translation>
    </message>
    <message>
        <source>W_O makes of each head&apos;s z what it adds to the stream, one row each; they are summed.</source>
        <translation>W_O 把每個頭的 z 變成它加到殘差流上的內容，每頭一列，再求和。</translation>
    </message>
    <message>
        <source>what the attention adds</source>
        <translation>注意力加上的內容</translation>
    </message>
    <message>
        <source>what a head adds</source>
        <translation>一個頭加上的內容</translation>
    </message>
    <message>
        <source>residual stream</source>
        <translation>殘差流</translation>
    </message>
    <message>
        <source>what the feed-forward adds</source>
        <translation>前饋加上的內容</translation>
    </message>
    <message>
        <source>%1 of “%2”[%3] = %4</source>
        <translation>「%2」的%1[%3] = %4</translation>
    </message>
    <message>
        <source>“%1” is masked: no weight</source>
        <translation>「%1」被遮罩：沒有權重</translation>
    </message>
    <message>
        <source>+ position bias %1</source>
        <translation>+ 位置偏差 %1</translation>
    </message>
    <message>
        <source>masked: no weight</source>
        <translation>被遮罩：沒有權重</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>分數 %1</translation>
    </message>
    <message>
        <source>weight %1</source>
        <translation>權重 %1</translation>
    </message>
    <message>
        <source>“%1” to “%2”: %3</source>
        <translation>「%1」到「%2」：%3</translation>
    </message>
    <message>
        <source>LayerNorm takes off the mean and divides by σ = %1, the standard deviation.</source>
        <translation>LayerNorm 減去平均值，再除以標準差 σ = %1。</translation>
    </message>
    <message>
        <source>RMSNorm divides by σ = %1, the root of the mean square.</source>
        <translation>RMSNorm 除以均方根 σ = %1。</translation>
    </message>
    <message>
        <source>normed stream</source>
        <translation>正規化的殘差流</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>正規化</translation>
    </message>
    <message>
        <source>The norm stands before this part of the layer.</source>
        <translation>正規化位於這一層的這一部分之前。</translation>
    </message>
    <message>
        <source>It takes the stream as the attention found it: both work side by side.</source>
        <translation>它的輸入與注意力相同：二者並行。</translation>
    </message>
    <message>
        <source>what the self-attention adds</source>
        <translation>自注意力加上的內容</translation>
    </message>
    <message>
        <source>what the cross-attention adds</source>
        <translation>交叉注意力加上的內容</translation>
    </message>
    <message>
        <source>Norm of the output</source>
        <translation>輸出的正規化</translation>
    </message>
    <message>
        <source>This model norms what is added, before it is added.</source>
        <translation>這個模型先對要加上的內容做正規化。</translation>
    </message>
    <message>
        <source>normed output</source>
        <translation>正規化的輸出</translation>
    </message>
    <message>
        <source>Added to the residual stream</source>
        <translation>加到殘差流</translation>
    </message>
    <message>
        <source>The stream is what it was plus what is added, which this model multiplies by %1.</source>
        <translation>殘差流等於原來的內容加上新內容，這個模型把新內容乘以 %1。</translation>
    </message>
    <message>
        <source>The stream is what it was, plus %1.</source>
        <translation>殘差流等於原來的內容加上：%1。</translation>
    </message>
    <message>
        <source>Attention and feed-forward are added together.</source>
        <translation>注意力和前饋一起相加。</translation>
    </message>
    <message>
        <source>The norm stands behind the sum, as in the first transformer.</source>
        <translation>正規化在相加之後，與最初的 Transformer 相同。</translation>
    </message>
    <message>
        <source>Mapo tofu</source>
        <translation>麻婆豆腐</translation>
    </message>
    <message>
        <source>Apple pie</source>
        <translation>蘋果派</translation>
    </message>
    <message>
        <source>Miso soup</source>
        <translation>味噌湯</translation>
    </message>
    <message>
        <source>Mild curry</source>
        <translation>微辣咖哩</translation>
    </message>
    <message>
        <source>sweet</source>
        <translation>甜</translation>
    </message>
    <message>
        <source>salty</source>
        <translation>鹹</translation>
    </message>
    <message>
        <source>hot</source>
        <translation>辣</translation>
    </message>
    <message>
        <source>“%1” (token %2) in layer %3, head %4</source>
        <translation>「%1」（詞元 %2），層 %3，頭 %4</translation>
    </message>
    <message>
        <source>%1, beside “%2”</source>
        <translation>%1，對照「%2」</translation>
    </message>
    <message>
        <source>The %1 keys of %2 that get most of the weight have columns.</source>
        <translation>%2 個鍵中，權重最大的 %1 個各佔一欄。</translation>
    </message>
    <message>
        <source>The numbers of this token are not there yet.</source>
        <translation>這個詞元的數值還沒有算出來。</translation>
    </message>
    <message>
        <source>The same on a menu</source>
        <translation>用菜單來理解</translation>
    </message>
    <message>
        <source>A taste for something hot: the better a dish suits it, the more of it is in the mix. Change the scores.</source>
        <translation>想吃辣的：菜越合口味，在混合中佔得越多。試著改變分數。</translation>
    </message>
    <message>
        <source>Stage of the Anatomy</source>
        <translation>剖析的步驟</translation>
    </message>
    <message>
        <source>Marks this stage</source>
        <translation>標記這一步</translation>
    </message>
    <message>
        <source>%1: it looks most at “%2”, with a weight of %3.</source>
        <translation>%1：看得最多的是「%2」，權重為 %3。</translation>
    </message>
    <message>
        <source>The model has no positional encoding.</source>
        <translation>模型沒有位置編碼。</translation>
    </message>
    <message>
        <source>Its position adds sines and cosines of fixed wavelengths.</source>
        <translation>位置加上固定波長的正弦和餘弦。</translation>
    </message>
    <message>
        <source>Its position adds a learned row of a second table.</source>
        <translation>位置加上另一張表中學到的一列。</translation>
    </message>
    <message>
        <source>Positions come later: rotary encoding turns q and k.</source>
        <translation>位置稍後加入：旋轉位置編碼會旋轉 q 和 k。</translation>
    </message>
    <message>
        <source>Positions come later: ALiBi takes off from scores by distance.</source>
        <translation>位置稍後加入：ALiBi 按距離減小分數。</translation>
    </message>
    <message>
        <source>Positions come later: scores are changed by distance.</source>
        <translation>位置稍後加入：分數按距離改變。</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>token embedding</source>
        <translation>詞元嵌入</translation>
    </message>
    <message>
        <source>positional encoding</source>
        <translation>位置編碼</translation>
    </message>
    <message>
        <source>token type</source>
        <translation>詞元類型</translation>
    </message>
    <message>
        <source>The token&apos;s row of the embedding table.</source>
        <translation>嵌入表中這個詞元的一列。</translation>
    </message>
    <message>
        <source>A projection makes %1 numbers of the table&apos;s %2.</source>
        <translation>投影把表中的 %2 個數變成 %1 個數。</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Norm of the embedding</source>
        <translation>嵌入的正規化</translation>
    </message>
    <message>
        <source>The sum is normed: divided by σ = %1.</source>
        <translation>對和做正規化：除以 σ = %1。</translation>
    </message>
    <message>
        <source>Residual stream</source>
        <translation>殘差流</translation>
    </message>
    <message>
        <source>What layer 0 takes: the embedding.</source>
        <translation>層 0 的輸入：嵌入。</translation>
    </message>
    <message>
        <source>What layer %1 takes: the embedding and all that the layers before have added to it.</source>
        <translation>層 %1 的輸入：嵌入加上此前各層加入的全部內容。</translation>
    </message>
    <message>
        <source>Last states</source>
        <translation>最終狀態</translation>
    </message>
    <message>
        <source>Next layer</source>
        <translation>下一層</translation>
    </message>
    <message>
        <source>Layer %1 takes this.</source>
        <translation>這是層 %1 的輸入。</translation>
    </message>
    <message>
        <source>A convolution over neighbouring tokens has been added.</source>
        <translation>已加上相鄰詞元的卷積。</translation>
    </message>
    <message>
        <source>last states</source>
        <translation>最終狀態</translation>
    </message>
    <message>
        <source>The stream after the last layer, normed once more, divided by %1.</source>
        <translation>最後一層之後的殘差流，再正規化一次，除以 %1。</translation>
    </message>
    <message>
        <source>This was the last layer; its output is the last state.</source>
        <translation>這是最後一層；它的輸出就是最終狀態。</translation>
    </message>
    <message>
        <source>The encoder says nothing itself: its last states become keys and values of the decoder&apos;s cross-attention.</source>
        <translation>編碼器自己不輸出文字：它的最終狀態成為解碼器交叉注意力的鍵和值。</translation>
    </message>
    <message>
        <source>The model has no language-model head: its last states are its output.</source>
        <translation>模型沒有語言模型頭：最終狀態就是它的輸出。</translation>
    </message>
    <message>
        <source>the token behind this one</source>
        <translation>這個詞元後面的詞元</translation>
    </message>
    <message>
        <source>the token at this place</source>
        <translation>此處的詞元</translation>
    </message>
    <message>
        <source>The last states times the vocabulary&apos;s matrix: a logit for every token, here as softmax makes it a probability, of %1.</source>
        <translation>最終狀態乘以詞彙表矩陣：每個詞元一個 logit，經 softmax 成為機率，預測%1。</translation>
    </message>
    <message>
        <source>After all layers: a logit for every token of the vocabulary, here as softmax makes it a probability, of %1.</source>
        <translation>經過所有層之後：詞彙表中每個詞元一個 logit，經 softmax 成為機率，預測%1。</translation>
    </message>
    <message>
        <source>Logits</source>
        <translation>Logits</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>機率</translation>
    </message>
    <message>
        <source>Feed-forward</source>
        <translation>前饋</translation>
    </message>
    <message>
        <source>Each token by itself: %1 numbers, of which a gate lets some through, become %2 again.</source>
        <translation>每個詞元單獨處理：%1 個數經門控篩選，再變回 %2 個。</translation>
    </message>
    <message>
        <source>Each token by itself: %1 numbers, of which the activation lets some through, become %2 again.</source>
        <translation>每個詞元單獨處理：%1 個數經激勵函數篩選，再變回 %2 個。</translation>
    </message>
    <message>
        <source>gate before the activation</source>
        <translation>激勵前的門</translation>
    </message>
    <message>
        <source>before the activation</source>
        <translation>激勵前</translation>
    </message>
    <message>
        <source>what is gated</source>
        <translation>被門控的部分</translation>
    </message>
    <message>
        <source>after the activation</source>
        <translation>激勵後</translation>
    </message>
    <message>
        <source>expert %1</source>
        <translation>專家 %1</translation>
    </message>
    <message>
        <source>Mixture of experts</source>
        <translation>混合專家</translation>
    </message>
    <message>
        <source>A router chooses %1 of %2 feed-forwards for this token and weighs what they add.</source>
        <translation>路由器為這個詞元從 %2 個前饋網路中選出 %1 個，並給它們加上的內容加權。</translation>
    </message>
    <message>
        <source>One more expert takes every token.</source>
        <translation>另有一個專家處理每個詞元。</translation>
    </message>
    <message>
        <source>router&apos;s logit</source>
        <translation>路由器的 logit</translation>
    </message>
    <message>
        <source>what an expert adds</source>
        <translation>一個專家加上的內容</translation>
    </message>
    <message>
        <source>what the shared expert adds</source>
        <translation>共享專家加上的內容</translation>
    </message>
    <message>
        <source>what the mixture adds</source>
        <translation>混合專家加上的內容</translation>
    </message>
    <message>
        <source>dish</source>
        <translation>菜</translation>
    </message>
    <message>
        <source>score: suits the taste</source>
        <translation>分數：合口味</translation>
    </message>
    <message>
        <source>e^score</source>
        <translation>e^分數</translation>
    </message>
    <message>
        <source>weight = e^score / sum</source>
        <translation>權重 = e^分數 / 總和</translation>
    </message>
    <message>
        <source>sum, weighted</source>
        <translation>加權和</translation>
    </message>
    <message>
        <source>A higher score</source>
        <translation>提高分數</translation>
    </message>
    <message>
        <source>A lower score</source>
        <translation>降低分數</translation>
    </message>
    <message>
        <source>Score of a Dish</source>
        <translation>菜的分數</translation>
    </message>
    <message>
        <source>where masked</source>
        <translation>遮罩處</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>「%1」</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>generated tokens: %1</source>
        <translation>產生的詞元：%1</translation>
    </message>
    <message>
        <source>encoder self-attention</source>
        <translation>編碼器自注意力</translation>
    </message>
    <message>
        <source>decoder self-attention</source>
        <translation>解碼器自注意力</translation>
    </message>
    <message>
        <source>cross-attention</source>
        <translation>交叉注意力</translation>
    </message>
    <message>
        <source>log scale</source>
        <translation>對數刻度</translation>
    </message>
    <message>
        <source>each row over its maximum</source>
        <translation>每列除以其最大值</translation>
    </message>
    <message>
        <source>first token left out</source>
        <translation>略去首詞元</translation>
    </message>
    <message>
        <source>special tokens left out</source>
        <translation>略去特殊詞元</translation>
    </message>
    <message>
        <source>experiment: %1</source>
        <translation>實驗：%1</translation>
    </message>
    <message>
        <source>another attention mask</source>
        <translation>另一種注意力遮罩</translation>
    </message>
    <message>
        <source>other positions</source>
        <translation>另外的位置</translation>
    </message>
    <message>
        <source>sorted by %1</source>
        <translation>按%1排序</translation>
    </message>
    <message>
        <source>sorted by the focused cell&apos;s weight</source>
        <translation>按焦點儲存格的權重排序</translation>
    </message>
    <message>
        <source>sorted by likeness to head %1</source>
        <translation>按與頭 %1 的相似度排序</translation>
    </message>
    <message>
        <source>heads of the rule “%1”</source>
        <translation>符合「%1」規則的頭</translation>
    </message>
    <message>
        <source>all layers and heads</source>
        <translation>所有層和頭</translation>
    </message>
    <message>
        <source>coloured by %1</source>
        <translation>按%1著色</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>層 %1</translation>
    </message>
</context>
<context>
    <name>CellWords</name>
    <message>
        <source>query %1</source>
        <translation>查詢 %1</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>鍵 %1</translation>
    </message>
    <message>
        <source>masked: this query may not look at this key</source>
        <translation>被遮罩：這個查詢不能看這個鍵</translation>
    </message>
    <message>
        <source>only one of the two has this token</source>
        <translation>兩者中只有一個有這個詞元</translation>
    </message>
    <message>
        <source>difference &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>差 &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>weight &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>權重 &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>weight &lt;b&gt;%1&lt;/b&gt;, rank %2 of %3</source>
        <translation>權重 &lt;b&gt;%1&lt;/b&gt;，在 %3 個中排第 %2</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>層 %1，頭 %2</translation>
    </message>
</context>
<context>
    <name>ColorScale</name>
    <message>
        <source>weight</source>
        <translation>權重</translation>
    </message>
    <message>
        <source>weight, log scale</source>
        <translation>權重，對數刻度</translation>
    </message>
    <message>
        <source>weight ÷ row maximum</source>
        <translation>權重 ÷ 列最大值</translation>
    </message>
    <message>
        <source>max %1</source>
        <translation>最大 %1</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已略去</translation>
    </message>
    <message>
        <source>first token left out</source>
        <translation>略去首詞元</translation>
    </message>
    <message>
        <source>special tokens left out</source>
        <translation>略去特殊詞元</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>No window can be opened on the display &quot;%1&quot;.</source>
        <translation>無法在顯示器「%1」上開啟視窗。</translation>
    </message>
    <message>
        <source>There is no display to open a window on; the commands of --help need none.</source>
        <translation>沒有可以開啟視窗的顯示器；--help 列出的指令不需要顯示器。</translation>
    </message>
    <message>
        <source>There is no option %1 here.</source>
        <translation>這裡沒有選項 %1。</translation>
    </message>
    <message>
        <source>%1 takes no value.</source>
        <translation>%1 不帶值。</translation>
    </message>
    <message>
        <source>%1 needs a value: %1 %2.</source>
        <translation>%1 需要一個值：%1 %2。</translation>
    </message>
    <message>
        <source>%1 is given twice.</source>
        <translation>%1 給出了兩次。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>缺少 %1。</translation>
    </message>
    <message>
        <source>labels of an attention array: words, or a JSON array of texts</source>
        <translation>注意力陣列的標籤：單詞，或由文字構成的 JSON 陣列</translation>
    </message>
    <message>
        <source>--tokens labels an attention array.</source>
        <translation>--tokens 用來標註注意力陣列。</translation>
    </message>
    <message>
        <source>%1 is an attention array, which goes without %2.</source>
        <translation>%1 是注意力陣列，不能與 %2 同用。</translation>
    </message>
    <message>
        <source>--query goes with --pattern flow or gradient only.</source>
        <translation>--query 只能與 --pattern flow 或 gradient 同用。</translation>
    </message>
    <message>
        <source>--token goes with --pattern gradient only.</source>
        <translation>--token 只能與 --pattern gradient 同用。</translation>
    </message>
    <message>
        <source>deriving patterns</source>
        <translation>正在推導注意力圖</translation>
    </message>
    <message>
        <source>writing %1</source>
        <translation>正在寫入 %1</translation>
    </message>
    <message>
        <source>Writes attention patterns, a model&apos;s or those of a file, to a file.</source>
        <translation>把注意力圖（模型的或檔案中的）寫入檔案。</translation>
    </message>
    <message>
        <source>the file; its extension is its format</source>
        <translation>檔案；其副檔名即格式</translation>
    </message>
    <message>
        <source>encoder, decoder or cross (all)</source>
        <translation>encoder、decoder 或 cross（全部）</translation>
    </message>
    <message>
        <source>one layer, counted from 0 (all)</source>
        <translation>一層，從 0 數起（全部）</translation>
    </message>
    <message>
        <source>one head, counted from 0 (all)</source>
        <translation>一個頭，從 0 數起（全部）</translation>
    </message>
    <message>
        <source>the query token of --pattern flow and gradient</source>
        <translation>--pattern flow 和 gradient 的查詢詞元</translation>
    </message>
    <message>
        <source>whose logit --pattern gradient is of (the likeliest one)</source>
        <translation>--pattern gradient 針對哪個詞元的 logit（可能性最大的）</translation>
    </message>
    <message>
        <source>--dtype is only for --shape.</source>
        <translation>--dtype 只用於 --shape。</translation>
    </message>
    <message>
        <source>making random weights</source>
        <translation>正在產生隨機權重</translation>
    </message>
    <message>
        <source>Expected either --model or --shape.</source>
        <translation>應給出 --model 或 --shape 之一。</translation>
    </message>
    <message>
        <source>Measures tokenizing, the forward and all patterns; prints JSON.</source>
        <translation>測量斷詞、前向計算和所有注意力圖的耗時；輸出 JSON。</translation>
    </message>
    <message>
        <source>random weights of gpt2-small, bert-base or llama-1b</source>
        <translation>gpt2-small、bert-base 或 llama-1b 的隨機權重</translation>
    </message>
    <message>
        <source>the numbers of those weights (f32)</source>
        <translation>這些權重的數值類型（f32）</translation>
    </message>
    <message>
        <source>how many tokens to run</source>
        <translation>執行多少個詞元</translation>
    </message>
    <message>
        <source>how many runs (about three seconds&apos; worth)</source>
        <translation>執行多少次（約三秒的量）</translation>
    </message>
    <message>
        <source>without writing out the patterns of every head</source>
        <translation>不寫出每個頭的注意力圖</translation>
    </message>
    <message>
        <source>%1 expects %2, found &quot;%3&quot;.</source>
        <translation>%1 應為：%2；實際為「%3」。</translation>
    </message>
    <message>
        <source>bidirectional, causal or window, or cross:causal and the like</source>
        <translation>bidirectional、causal 或 window，或如 cross:causal</translation>
    </message>
    <message>
        <source>a layer and a head such as 1.3, 1.3=mean or cross:1.3</source>
        <translation>層和頭，如 1.3、1.3=mean 或 cross:1.3</translation>
    </message>
    <message>
        <source>a key such as 3, a query and a key such as 5:3, or cross:5:3</source>
        <translation>鍵，如 3；查詢和鍵，如 5:3；或如 cross:5:3</translation>
    </message>
    <message>
        <source>%1: %2 is neither 0 nor 1.</source>
        <translation>%1：%2 既不是 0 也不是 1。</translation>
    </message>
    <message>
        <source>the position of each token</source>
        <translation>每個詞元的位置</translation>
    </message>
    <message>
        <source>the position of each decoder token</source>
        <translation>每個解碼器詞元的位置</translation>
    </message>
    <message>
        <source>1 for each decoder token, 0 for padding</source>
        <translation>每個解碼器詞元為 1，填充為 0</translation>
    </message>
    <message>
        <source>bidirectional, causal or window in place of the model&apos;s own mask; KIND is encoder, decoder or cross</source>
        <translation>bidirectional、causal 或 window，代替模型自身的遮罩；KIND 為 encoder、decoder 或 cross</translation>
    </message>
    <message>
        <source>a head whose output becomes 0, or its mean with =mean behind</source>
        <translation>輸出變為 0 的頭，後面加 =mean 則變為其平均值</translation>
    </message>
    <message>
        <source>a key that no query, or not query Q, sees</source>
        <translation>任何查詢都看不到的鍵，或查詢 Q 看不到的鍵</translation>
    </message>
    <message>
        <source>tokens that are taken out, the others where they are</source>
        <translation>去掉的詞元，其餘的留在原處</translation>
    </message>
    <message>
        <source>likewise decoder tokens</source>
        <translation>同上，針對解碼器詞元</translation>
    </message>
    <message>
        <source>without positional encoding</source>
        <translation>不用位置編碼</translation>
    </message>
    <message>
        <source>in place of the model&apos;s scale of scores</source>
        <translation>代替模型自身的分數縮放</translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to no option of headlight %2.</source>
        <translation>「%1」不屬於 headlight %2 的任何選項。</translation>
    </message>
    <message>
        <source>headlight %1 is half a command; there is %2.</source>
        <translation>headlight %1 只是半個指令；完整的有 %2。</translation>
    </message>
    <message>
        <source>The memory does not suffice for this.</source>
        <translation>記憶體不足。</translation>
    </message>
    <message>
        <source>a model&apos;s directory or name</source>
        <translation>模型的目錄或名稱</translation>
    </message>
    <message>
        <source>the family to read the model as, whatever its config.json says</source>
        <translation>按哪個系列讀取模型，不管其 config.json 怎麼說</translation>
    </message>
    <message>
        <source>threads to use (one for each processor)</source>
        <translation>使用的執行緒數（每個處理器一個）</translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation>正在載入模型</translation>
    </message>
    <message>
        <source>running the model</source>
        <translation>正在執行模型</translation>
    </message>
    <message>
        <source>Cannot write to the standard output: %1.</source>
        <translation>無法寫入標準輸出：%1。</translation>
    </message>
    <message>
        <source>headlight: warning: %1</source>
        <translation>headlight: 警告：%1</translation>
    </message>
    <message>
        <source>--compare-head: %1 is no head; write LAYER.HEAD, as in 2.5.</source>
        <translation>--compare-head：%1 不是頭；請寫成 LAYER.HEAD，如 2.5。</translation>
    </message>
    <message>
        <source>Only one of --compare-text, --compare-model, --compare-head and --compare-base can be given.</source>
        <translation>--compare-text、--compare-model、--compare-head 和 --compare-base 只能給出其中之一。</translation>
    </message>
    <message>
        <source>compare with a run of another text: A, B and the difference</source>
        <translation>與另一段文字的執行比較：A、B 和差</translation>
    </message>
    <message>
        <source>the second text of --compare-text (that of A)</source>
        <translation>--compare-text 的第二段文字（A 的第二段文字）</translation>
    </message>
    <message>
        <source>compare with another model</source>
        <translation>與另一個模型比較</translation>
    </message>
    <message>
        <source>compare every head with this one</source>
        <translation>把每個頭與這個頭比較</translation>
    </message>
    <message>
        <source>compare with the run without what --switch-off and others change</source>
        <translation>與沒有 --switch-off 等改變的執行比較</translation>
    </message>
    <message>
        <source>which picture of a comparison (all)</source>
        <translation>比較中的哪一幅圖（全部）</translation>
    </message>
    <message>
        <source>--compare-pair goes with --compare-text.</source>
        <translation>--compare-pair 只能與 --compare-text 同用。</translation>
    </message>
    <message>
        <source>--show goes with --compare-text, --compare-model, --compare-head or --compare-base.</source>
        <translation>--show 只能與 --compare-text、--compare-model、--compare-head 或 --compare-base 同用。</translation>
    </message>
    <message>
        <source>Heads, picked and measured on different samples</source>
        <translation>各個頭，選取和測量用的是不同的樣本</translation>
    </message>
    <message>
        <source>what it looks at</source>
        <translation>它看什麼</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>層</translation>
    </message>
    <message>
        <source>head</source>
        <translation>頭</translation>
    </message>
    <message>
        <source>mean weight</source>
        <translation>平均權重</translation>
    </message>
    <message>
        <source>where picked</source>
        <translation>選取時</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>列數</translation>
    </message>
    <message>
        <source>previous token</source>
        <translation>前一詞元</translation>
    </message>
    <message>
        <source>token after the earlier copy (induction)</source>
        <translation>此前同一詞元之後的詞元（歸納）</translation>
    </message>
    <message>
        <source>Prompts with the likeliest next tokens</source>
        <translation>提示及可能性最大的下一詞元</translation>
    </message>
    <message>
        <source>language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>grammatical</source>
        <translation>合乎語法</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Prompts whose first guess is grammatical</source>
        <translation>首選猜測合乎語法的提示</translation>
    </message>
    <message>
        <source>prompts</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Perplexity of texts that training never saw</source>
        <translation>訓練中從未見過的文字的困惑度</translation>
    </message>
    <message>
        <source>--range expects fitted, whole or two rising numbers such as 0,0.2, found &quot;%1&quot;.</source>
        <translation>--range 應為 fitted、whole 或兩個遞增的數，如 0,0.2；實際為「%1」。</translation>
    </message>
    <message>
        <source>the colour map (Blues)</source>
        <translation>配色（Blues）</translation>
    </message>
    <message>
        <source>how a weight becomes a colour; row: over its row&apos;s maximum (linear)</source>
        <translation>權重如何變為顏色；row：除以其列的最大值（linear）</translation>
    </message>
    <message>
        <source>the ends of the colour scale (fitted to the heads drawn)</source>
        <translation>色階的兩端（按所畫的頭）</translation>
    </message>
    <message>
        <source>tokens that are hatched instead of coloured (nothing)</source>
        <translation>畫成陰影線而不著色的詞元（無）</translation>
    </message>
    <message>
        <source>what a pixel shows where it covers several cells (max)</source>
        <translation>一個像素覆蓋多個儲存格時顯示什麼（max）</translation>
    </message>
    <message>
        <source>switching heads off</source>
        <translation>正在關閉頭</translation>
    </message>
    <message>
        <source>--ablation goes with --method ablation only.</source>
        <translation>--ablation 只能與 --method ablation 同用。</translation>
    </message>
    <message>
        <source>Prints what each head does for the logit of a token, as JSON.</source>
        <translation>以 JSON 輸出每個頭對一個詞元的 logit 有什麼作用。</translation>
    </message>
    <message>
        <source>ablation: each head switched off in a run of its own; attribution: the logit split over all that it is a sum of (ablation)</source>
        <translation>ablation：每個頭在單獨一次執行中關閉；attribution：把 logit 分解為構成它的各部分（ablation）</translation>
    </message>
    <message>
        <source>what a head gives that is switched off: zero, or the mean of the text (zero)</source>
        <translation>關閉的頭給出什麼：zero，或文字的平均值 mean（zero）</translation>
    </message>
    <message>
        <source>whose logit: a piece, a text that is one token, or #ID (the likeliest)</source>
        <translation>針對誰的 logit：詞片、恰為一個詞元的文字，或 #ID（可能性最大的）</translation>
    </message>
    <message>
        <source>a token whose logit is taken off (none)</source>
        <translation>要減去其 logit 的詞元（無）</translation>
    </message>
    <message>
        <source>The head that resolves pronouns, picked on a set of its own</source>
        <translation>消解代名詞的頭，在單獨的一組資料上選取</translation>
    </message>
    <message>
        <source>sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正確</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>權重</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>when first</source>
        <translation>先出現時</translation>
    </message>
    <message>
        <source>when later</source>
        <translation>後出現時</translation>
    </message>
    <message>
        <source>first noun</source>
        <translation>首個名詞</translation>
    </message>
    <message>
        <source>nearest noun</source>
        <translation>最近的名詞</translation>
    </message>
    <message>
        <source>right one first</source>
        <translation>正確者在先</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Pairs that differ in the adjective alone: right in both</source>
        <translation>只有形容詞不同的句對：兩句都正確</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>句對</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>轉移</translation>
    </message>
    <message>
        <source>Pronouns in held-out sentences</source>
        <translation>保留句子中的代名詞</translation>
    </message>
    <message>
        <source>Pronouns in kinds of sentences that training never saw</source>
        <translation>訓練中從未見過的句子種類中的代名詞</translation>
    </message>
    <message>
        <source>Masked-token perplexity of books that training never saw</source>
        <translation>訓練中從未見過的書籍的遮罩詞元困惑度</translation>
    </message>
    <message>
        <source>The folder resources/evaluation is not here; name it by --data.</source>
        <translation>這裡沒有資料夾 resources/evaluation；請用 --data 指定。</translation>
    </message>
    <message>
        <source>%1 has no tokenizer, so that no text measures it.</source>
        <translation>%1 沒有斷詞器，因此無法用文字測量它。</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>正在測量</translation>
    </message>
    <message>
        <source>Measures what a model&apos;s heads do on held-out texts; prints tables.</source>
        <translation>測量模型的頭在保留文字上做什麼；輸出表格。</translation>
    </message>
    <message>
        <source>the folder of held-out texts (resources/evaluation)</source>
        <translation>保留文字的資料夾（resources/evaluation）</translation>
    </message>
    <message>
        <source>what was trained on, to count the bigram model in (the recorded figure)</source>
        <translation>訓練所用的內容，用來統計二元模型（所記錄的數值）</translation>
    </message>
    <message>
        <source>where the figures are written as JSON</source>
        <translation>以 JSON 寫出數值的位置</translation>
    </message>
    <message>
        <source>the model&apos;s card, whose figures are written anew</source>
        <translation>模型的模型卡，其中的數值會重新寫入</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>正在寫文字</translation>
    </message>
    <message>
        <source>Lets a model go on with a text, or translate it; prints JSON.</source>
        <translation>讓模型接著寫文字，或翻譯文字；輸出 JSON。</translation>
    </message>
    <message>
        <source>the most tokens to write (64)</source>
        <translation>最多寫多少個詞元（64）</translation>
    </message>
    <message>
        <source>what is drawn by; without these four, the likeliest token</source>
        <translation>抽樣依據；沒有這四項時取可能性最大的詞元</translation>
    </message>
    <message>
        <source>where the attention of the whole text is written to (nowhere)</source>
        <translation>整段文字的注意力寫到哪裡（不寫）</translation>
    </message>
    <message>
        <source>Headlight shows where a transformer looks.</source>
        <translation>Headlight 顯示 Transformer 看向哪裡。</translation>
    </message>
    <message>
        <source>Opens the window; FILE is a text, an attention array, a model&apos;s directory, a session or a lesson.</source>
        <translation>開啟視窗；FILE 為文字、注意力陣列、模型的目錄、工作階段或課程。</translation>
    </message>
    <message>
        <source>&quot;headlight COMMAND --help&quot; lists a command&apos;s options; &quot;headlight --version&quot; prints the version.
The exit status is 1 for a file, a text or a number that cannot be taken and 2 for an unknown or malformed option.</source>
        <translation>「headlight COMMAND --help」列出指令的選項；「headlight --version」輸出版本。
檔案、文字或數字不能採用時，結束狀態為 1；選項未知或格式錯誤時為 2。</translation>
    </message>
    <message>
        <source>Prints a model&apos;s family, sizes and positional encoding as JSON.</source>
        <translation>以 JSON 輸出模型的系列、大小和位置編碼。</translation>
    </message>
    <message>
        <source>the language of what is shown</source>
        <translation>所顯示內容的語言</translation>
    </message>
    <message>
        <source>%1 and %2 exclude each other.</source>
        <translation>%1 和 %2 不能同時使用。</translation>
    </message>
    <message>
        <source>Prints what a model would predict if it ended after each layer, as JSON.</source>
        <translation>以 JSON 輸出模型若在每一層之後結束會預測什麼。</translation>
    </message>
    <message>
        <source>tokens A to B - 1 in place of one, counted from 0</source>
        <translation>詞元 A 到 B - 1，代替單個詞元，從 0 數起</translation>
    </message>
    <message>
        <source>one token more to tell of: a piece, a text that is one token, or #ID</source>
        <translation>另外要報告的一個詞元：詞片、恰為一個詞元的文字，或 #ID</translation>
    </message>
    <message>
        <source>the most tokens to print of each layer (5)</source>
        <translation>每層最多輸出多少個詞元（5）</translation>
    </message>
    <message>
        <source>A lesson&apos;s file is missing.</source>
        <translation>缺少課程的檔案。</translation>
    </message>
    <message>
        <source>Reads lessons, runs every step and says which of their claims are not so.</source>
        <translation>讀取課程，執行每一步，並說明其中哪些斷言不成立。</translation>
    </message>
    <message>
        <source>%1 has no logits: its checkpoint holds no language-model head.</source>
        <translation>%1 沒有 logits：其檢查點沒有語言模型頭。</translation>
    </message>
    <message>
        <source>Writes logits [tokens, vocabulary] to a file.</source>
        <translation>把 logits [tokens, vocabulary] 寫入檔案。</translation>
    </message>
    <message>
        <source>Several processes were started together, but this program was built without MPI; install libopenmpi-dev and build it again.</source>
        <translation>一同啟動了多個處理程序，但本程式建置時沒有 MPI；請安裝 libopenmpi-dev 並重新建置。</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整數</translation>
    </message>
    <message>
        <source>a number from 1 to %1</source>
        <translation>從 1 到 %1 的數</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>從 %1 到 %2 的數</translation>
    </message>
    <message>
        <source>whole numbers separated by commas</source>
        <translation>以逗號分隔的整數</translation>
    </message>
    <message>
        <source>tokens such as 2:5</source>
        <translation>詞元，如 2:5</translation>
    </message>
    <message>
        <source>a size such as 1280x720</source>
        <translation>大小，如 1280x720</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>以下之一：%1</translation>
    </message>
    <message>
        <source>words or a list of texts</source>
        <translation>單詞或文字的列表</translation>
    </message>
    <message>
        <source>The extension of %1 is not one of %2.</source>
        <translation>%1 的副檔名不是以下之一：%2。</translation>
    </message>
    <message>
        <source>in place of the heads&apos; patterns: rollout, flow (of --query), value-weighted, mean, or gradient (of a logit at --query)</source>
        <translation>代替頭的注意力圖：rollout、flow（針對 --query）、value-weighted、mean 或 gradient（針對 --query 處的 logit）</translation>
    </message>
    <message>
        <source>words in place of their tokens: rows averaged, columns summed</source>
        <translation>以詞代替其詞元：列取平均，欄求和</translation>
    </message>
    <message>
        <source>--pattern flow is of one query token: --query.</source>
        <translation>--pattern flow 針對一個查詢詞元：--query。</translation>
    </message>
    <message>
        <source>not counted (--corpus)</source>
        <translation>未統計（--corpus）</translation>
    </message>
    <message>
        <source>recorded with the model</source>
        <translation>隨模型記錄</translation>
    </message>
    <message>
        <source>counted now</source>
        <translation>本次統計</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>詞元</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>bigram</source>
        <translation>二元模型</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>比值</translation>
    </message>
    <message>
        <source>bigram was</source>
        <translation>二元模型來源</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Prints the probabilities of the next token, or of a masked one, as JSON.</source>
        <translation>以 JSON 輸出下一詞元或被遮罩的詞元的機率。</translation>
    </message>
    <message>
        <source>the most tokens to print of each stage (10)</source>
        <translation>每一步最多輸出多少個詞元（10）</translation>
    </message>
    <message>
        <source>headlight: %1, %2 %</source>
        <translation>headlight: %1，%2%</translation>
    </message>
    <message>
        <source>--view training: %1 is no directory of a training, with its log.jsonl.</source>
        <translation>--view training：%1 不是帶有 log.jsonl 的訓練目錄。</translation>
    </message>
    <message>
        <source>--start and %1 exclude each other.</source>
        <translation>--start 和 %1 不能同時使用。</translation>
    </message>
    <message>
        <source>drawing %1</source>
        <translation>正在繪製 %1</translation>
    </message>
    <message>
        <source>Draws a view of a model&apos;s run or of an attention array into a file.</source>
        <translation>把模型的執行或注意力陣列的檢視畫到檔案中。</translation>
    </message>
    <message>
        <source>the view</source>
        <translation>檢視</translation>
    </message>
    <message>
        <source>encoder, decoder or cross</source>
        <translation>encoder、decoder 或 cross</translation>
    </message>
    <message>
        <source>the layer in focus, counted from 0 (0)</source>
        <translation>焦點層，從 0 數起（0）</translation>
    </message>
    <message>
        <source>the head in focus, counted from 0 (0)</source>
        <translation>焦點頭，從 0 數起（0）</translation>
    </message>
    <message>
        <source>the head and the token that the model is looked at first by</source>
        <translation>最先用來看模型的頭和詞元</translation>
    </message>
    <message>
        <source>the selected query token (none)</source>
        <translation>所選的查詢詞元（無）</translation>
    </message>
    <message>
        <source>the selected key token (none)</source>
        <translation>所選的鍵詞元（無）</translation>
    </message>
    <message>
        <source>pixels, or points of a vector format</source>
        <translation>像素，向量格式則為點</translation>
    </message>
    <message>
        <source>colours of the page (light)</source>
        <translation>頁面的配色（light）</translation>
    </message>
    <message>
        <source>without the line that names model, layer, head and text</source>
        <translation>不要註明模型、層、頭和文字的那一行</translation>
    </message>
    <message>
        <source>without the weights in the cells</source>
        <translation>儲存格中不要權重</translation>
    </message>
    <message>
        <source>without the lines around pictures and the head in focus</source>
        <translation>圖的周圍和焦點頭的周圍不要邊線</translation>
    </message>
    <message>
        <source>without a background</source>
        <translation>不要背景</translation>
    </message>
    <message>
        <source>labels show the spaces that belong to tokens as ·</source>
        <translation>標籤把屬於詞元的空格顯示為 ·</translation>
    </message>
    <message>
        <source>untrained</source>
        <translation>未訓練</translation>
    </message>
    <message>
        <source>There is no %1 token %2: the text has tokens 0 to %3.</source>
        <translation>沒有 %1 詞元 %2：文字的詞元為 0 到 %3。</translation>
    </message>
    <message>
        <source>--start: %1 names no head to be looked at first, in a file headlight.json.</source>
        <translation>--start：%1 沒有在檔案 headlight.json 中指定最先要看的頭。</translation>
    </message>
    <message>
        <source>what logits are divided by before one is drawn (1)</source>
        <translation>抽樣之前 logits 除以什麼（1）</translation>
    </message>
    <message>
        <source>draw among the K likeliest tokens (all)</source>
        <translation>在可能性最大的 K 個詞元中抽樣（全部）</translation>
    </message>
    <message>
        <source>draw among the likeliest that make up P together (1)</source>
        <translation>在合計機率達到 P 的最可能詞元中抽樣（1）</translation>
    </message>
    <message>
        <source>a saved session: its model, text, view and focus, unless options say otherwise</source>
        <translation>已儲存的工作階段：其模型、文字、檢視和焦點，除非選項另有指定</translation>
    </message>
    <message>
        <source>Prompts are missing: --text-file FILE has one a line, --text T is one.</source>
        <translation>缺少提示：--text-file FILE 每行一個，--text T 為一個。</translation>
    </message>
    <message>
        <source>%1 is not valid UTF-8: byte %2 is 0x%3.</source>
        <translation>%1 不是有效的 UTF-8：位元組 %2 為 0x%3。</translation>
    </message>
    <message>
        <source>running the prompts</source>
        <translation>正在執行提示</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Tells how much attention the marked stretches of prompts receive, as a table.</source>
        <translation>以表格說明提示中標記的片段得到多少注意力。</translation>
    </message>
    <message>
        <source>a prompt a line, its marks written as [name: words]; \n is a line end in it</source>
        <translation>每行一個提示，其標記寫作 [名稱: 文字]；其中的 \n 為換行</translation>
    </message>
    <message>
        <source>one prompt in place of a file</source>
        <translation>一個提示，代替檔案</translation>
    </message>
    <message>
        <source>with what is predicted without each span</source>
        <translation>並給出去掉每個片段時的預測</translation>
    </message>
    <message>
        <source>with the numbers of every head</source>
        <translation>並給出每個頭的數值</translation>
    </message>
    <message>
        <source>the file; its extension is its format (JSON on the standard output)</source>
        <translation>檔案；其副檔名即格式（標準輸出上為 JSON）</translation>
    </message>
    <message>
        <source>--shard expects a part such as 0/4, the first of four, found &quot;%1&quot;.</source>
        <translation>--shard 應為其中一份，如 0/4 即四份中的第一份；實際為「%1」。</translation>
    </message>
    <message>
        <source>%1 goes with --text-file only.</source>
        <translation>%1 只能與 --text-file 同用。</translation>
    </message>
    <message>
        <source>--shard goes with --lines only.</source>
        <translation>--shard 只能與 --lines 同用。</translation>
    </message>
    <message>
        <source>--lines and %1 exclude each other.</source>
        <translation>--lines 和 %1 不能同時使用。</translation>
    </message>
    <message>
        <source>%1 has no line with a text.</source>
        <translation>%1 中沒有含文字的行。</translation>
    </message>
    <message>
        <source>--merge needs the files of all parts.</source>
        <translation>--merge 需要所有各份的檔案。</translation>
    </message>
    <message>
        <source>--merge and %1 exclude each other.</source>
        <translation>--merge 和 %1 不能同時使用。</translation>
    </message>
    <message>
        <source>Several files go with --merge only.</source>
        <translation>只有與 --merge 同用才能給出多個檔案。</translation>
    </message>
    <message>
        <source>Prints what each head does, in numbers, over a text or over a corpus, as JSON.</source>
        <translation>以 JSON 輸出每個頭在一段文字或語料上做什麼的數值。</translation>
    </message>
    <message>
        <source>every line of --text-file is a text of its own</source>
        <translation>--text-file 的每一行自成一段文字</translation>
    </message>
    <message>
        <source>part I of N of the lines, counted from 0, to be merged</source>
        <translation>各行分為 N 份中的第 I 份，從 0 數起，供合併</translation>
    </message>
    <message>
        <source>joins the parts, which the files are</source>
        <translation>合併各份，即所給的檔案</translation>
    </message>
    <message>
        <source>the K heads that look most like each head (none)</source>
        <translation>與每個頭最相似的 K 個頭（無）</translation>
    </message>
    <message>
        <source>%1 is a part of other work: the model, the corpus, what was changed and the number of parts must be those of the first file.</source>
        <translation>%1 是另一項工作的一份：模型、語料、所做的改變和份數必須與第一個檔案的相同。</translation>
    </message>
    <message>
        <source>%1 is no part that headlight statistics --shard has written.</source>
        <translation>%1 不是由 headlight statistics --shard 寫出的一份。</translation>
    </message>
    <message>
        <source>%1 is damaged: %2.</source>
        <translation>%1 已損壞：%2。</translation>
    </message>
    <message>
        <source>%1: shards must be a number from 1 to %2, not %3.</source>
        <translation>%1：shards 必須是從 1 到 %2 的數，而不是 %3。</translation>
    </message>
    <message>
        <source>%1: part %2 of %3 is there twice, or is none.</source>
        <translation>%1：份 %2（共 %3 份）出現兩次，或沒有這一份。</translation>
    </message>
    <message>
        <source>Part %1 of %2 is missing.</source>
        <translation>缺少份 %1（共 %2 份）。</translation>
    </message>
    <message>
        <source>Cannot write %1: an .npy file holds one array, and %2 were asked for.</source>
        <translation>無法寫入 %1：.npy 檔案只容納一個陣列，而要求了 %2 個。</translation>
    </message>
    <message>
        <source>%1 goes with --tap only.</source>
        <translation>%1 只能與 --tap 同用。</translation>
    </message>
    <message>
        <source>Prints what can be recorded of a model&apos;s run as JSON, or writes it to a file.</source>
        <translation>以 JSON 輸出模型的執行中可以記錄的內容，或將其寫入檔案。</translation>
    </message>
    <message>
        <source>what to write, by either of its names; may be repeated</source>
        <translation>要寫出什麼，用其任一名稱；可以重複</translation>
    </message>
    <message>
        <source>the layer of names without one, counted from 0 (all)</source>
        <translation>不含層的名稱所用的層，從 0 數起（全部）</translation>
    </message>
    <message>
        <source>tokens A to B - 1, counted from 0 (all)</source>
        <translation>詞元 A 到 B - 1，從 0 數起（全部）</translation>
    </message>
    <message>
        <source>The value of %1</source>
        <translation>%1 的值</translation>
    </message>
    <message>
        <source>%1: %2 is no token id.</source>
        <translation>%1：%2 不是詞元編號。</translation>
    </message>
    <message>
        <source>--token-types has %1 entries for %2 tokens.</source>
        <translation>--token-types 有 %1 項，而詞元有 %2 個。</translation>
    </message>
    <message>
        <source>--token-types goes with --ids only.</source>
        <translation>--token-types 只能與 --ids 同用。</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>the text, bytes as they are</source>
        <translation>文字，位元組原樣不變</translation>
    </message>
    <message>
        <source>a second text; the decoder&apos;s, beside an encoder</source>
        <translation>第二段文字；有編碼器時為解碼器的文字</translation>
    </message>
    <message>
        <source>a second text, bytes as they are</source>
        <translation>第二段文字，位元組原樣不變</translation>
    </message>
    <message>
        <source>token ids in place of a text, taken as they are</source>
        <translation>詞元編號，代替文字，原樣採用</translation>
    </message>
    <message>
        <source>token ids of the decoder</source>
        <translation>解碼器的詞元編號</translation>
    </message>
    <message>
        <source>the language to translate into, as the model calls it</source>
        <translation>要譯成的語言，用模型的叫法</translation>
    </message>
    <message>
        <source>token types of --ids (all 0 otherwise)</source>
        <translation>--ids 的詞元類型（不給出則全為 0）</translation>
    </message>
    <message>
        <source>1 for each token, 0 for padding (all 1 otherwise)</source>
        <translation>每個詞元為 1，填充為 0（不給出則全為 1）</translation>
    </message>
    <message>
        <source>without added tokens such as [CLS]</source>
        <translation>不加 [CLS] 等詞元</translation>
    </message>
    <message>
        <source>--ids and %1 exclude each other.</source>
        <translation>--ids 和 %1 不能同時使用。</translation>
    </message>
    <message>
        <source>A text is missing: --text, --text-file or --ids.</source>
        <translation>缺少文字：--text、--text-file 或 --ids。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no single token of %3; &quot;headlight tokens&quot; shows what tokens a text has, and #5 is the token with id 5.</source>
        <translation>%1：「%2」不是 %3 的單個詞元；「headlight tokens」顯示文字有哪些詞元，#5 是編號為 5 的詞元。</translation>
    </message>
    <message>
        <source>the token behind which the next is predicted (the last), or of an encoder the one that is (the first masked one)</source>
        <translation>在哪個詞元之後預測下一詞元（最後一個），編碼器則為預測哪個詞元（第一個被遮罩的）</translation>
    </message>
    <message>
        <source>the token of an encoder&apos;s text to mask and predict</source>
        <translation>編碼器的文字中要遮罩並預測的詞元</translation>
    </message>
    <message>
        <source>%1 belongs to --kind bpe.</source>
        <translation>%1 屬於 --kind bpe。</translation>
    </message>
    <message>
        <source>--whole-han needs --split-han.</source>
        <translation>--whole-han 需要 --split-han。</translation>
    </message>
    <message>
        <source>training the tokenizer</source>
        <translation>正在訓練斷詞器</translation>
    </message>
    <message>
        <source>The texts give %1 pieces, fewer than the %2 asked for.</source>
        <translation>這些文字給出 %1 個詞片，少於所要求的 %2 個。</translation>
    </message>
    <message>
        <source>wordpiece (as BERT&apos;s) or bpe (byte pairs, as GPT-2&apos;s and Llama&apos;s)</source>
        <translation>wordpiece（如 BERT 的）或 bpe（位元組對，如 GPT-2 和 Llama 的）</translation>
    </message>
    <message>
        <source>the most pieces, special tokens included</source>
        <translation>最多的詞片數，包括特殊詞元</translation>
    </message>
    <message>
        <source>a text to learn from, UTF-8; may be repeated</source>
        <translation>用來學習的文字，UTF-8；可以重複</translation>
    </message>
    <message>
        <source>where tokenizer.json and tokenizer_config.json are written to</source>
        <translation>tokenizer.json 和 tokenizer_config.json 寫到哪裡</translation>
    </message>
    <message>
        <source>what is put around a text: bert, bart, bos, eos, bos-eos or none (bert for wordpiece, none for bpe)</source>
        <translation>文字前後加什麼：bert、bart、bos、eos、bos-eos 或 none（wordpiece 為 bert，bpe 為 none）</translation>
    </message>
    <message>
        <source>how often two pieces must meet to be joined (2)</source>
        <translation>兩個詞片相遇多少次才合併（2）</translation>
    </message>
    <message>
        <source>the most characters, the rarest are left out (all)</source>
        <translation>最多的字元數，最少見的略去（全部）</translation>
    </message>
    <message>
        <source>makes no difference of case</source>
        <translation>不區分大小寫</translation>
    </message>
    <message>
        <source>special tokens beside those of the template</source>
        <translation>範本之外的特殊詞元</translation>
    </message>
    <message>
        <source>words that must be single pieces, one a line</source>
        <translation>必須成為單個詞片的詞，每行一個</translation>
    </message>
    <message>
        <source>bpe: every Chinese character is a word of its own</source>
        <translation>bpe：每個漢字自成一詞</translation>
    </message>
    <message>
        <source>with --split-han: Chinese characters that stand N times or more are single pieces</source>
        <translation>配合 --split-han：出現 N 次或更多次的漢字成為單個詞片</translation>
    </message>
    <message>
        <source>bpe: what pieces are made of, bytes or characters (bytes)</source>
        <translation>bpe：詞片由什麼構成，bytes 或 characters（bytes）</translation>
    </message>
    <message>
        <source>bpe: how words are cut, gpt2 or llama3 (gpt2)</source>
        <translation>bpe：如何把文字切成詞，gpt2 或 llama3（gpt2）</translation>
    </message>
    <message>
        <source>Trains a tokenizer and writes it as Hugging Face&apos;s library does.</source>
        <translation>訓練斷詞器，並像 Hugging Face 的程式庫那樣寫出。</translation>
    </message>
    <message>
        <source>%1 has no tokenizer: expected tokenizer.json, vocab.txt, vocab.json with merges.txt, or a SentencePiece file such as tokenizer.model.</source>
        <translation>%1 沒有斷詞器：應有 tokenizer.json、vocab.txt、vocab.json 和 merges.txt，或 SentencePiece 檔案（如 tokenizer.model）。</translation>
    </message>
    <message>
        <source>Prints the tokens of a text as JSON.</source>
        <translation>以 JSON 輸出文字的詞元。</translation>
    </message>
    <message>
        <source>Trains a model from its beginning and writes it as a directory.</source>
        <translation>從頭訓練模型，並寫成目錄。</translation>
    </message>
    <message>
        <source>what to train and on what, see ARCHITECTURE.md</source>
        <translation>訓練什麼、用什麼訓練，見 ARCHITECTURE.md</translation>
    </message>
    <message>
        <source>the model&apos;s directory, with its log, snapshots and checkpoint</source>
        <translation>模型的目錄，含其日誌、快照和檢查點</translation>
    </message>
    <message>
        <source>go on from the checkpoint in that directory</source>
        <translation>從該目錄中的檢查點繼續</translation>
    </message>
    <message>
        <source>end after so many steps (those of the config)</source>
        <translation>在這麼多步之後結束（設定中的步數）</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小時 %2 分</translation>
    </message>
    <message>
        <source>step %1 of %2, loss %3, rate %4, %5 tokens/s, %6 left, waited %7 s for data</source>
        <translation>第 %1 步，共 %2 步，損失 %3，學習率 %4，%5 詞元/秒，剩餘 %6，等待資料 %7 秒</translation>
    </message>
    <message>
        <source>step %1, held-out loss %2</source>
        <translation>第 %1 步，保留文字的損失 %2</translation>
    </message>
    <message>
        <source>Held-out sentences, written greedily</source>
        <translation>保留的句子，貪婪寫出</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>完全一致</translation>
    </message>
    <message>
        <source>source copied</source>
        <translation>照抄原文</translation>
    </message>
    <message>
        <source>word by word</source>
        <translation>逐詞照搬</translation>
    </message>
    <message>
        <source>reordered</source>
        <translation>語序改變</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>語序不變</translation>
    </message>
    <message>
        <source>The cross-attention head that aligns words, picked on a set of its own</source>
        <translation>對齊詞的交叉注意力頭，在單獨的一組資料上選取</translation>
    </message>
    <message>
        <source>words</source>
        <translation>詞</translation>
    </message>
    <message>
        <source>aligned</source>
        <translation>對齊</translation>
    </message>
    <message>
        <source>Content words of held-out sentences whose row is largest on the aligned word</source>
        <translation>保留句子中的實詞，其所在列的最大值落在對齊的詞上</translation>
    </message>
    <message>
        <source>words of</source>
        <translation>哪些詞</translation>
    </message>
    <message>
        <source>all sentences</source>
        <translation>所有句子</translation>
    </message>
    <message>
        <source>reordered sentences</source>
        <translation>語序改變的句子</translation>
    </message>
    <message>
        <source>sentences in order</source>
        <translation>語序不變的句子</translation>
    </message>
    <message>
        <source>words that cross others</source>
        <translation>與其他詞交叉的詞</translation>
    </message>
    <message>
        <source>Sequences of word classes</source>
        <translation>詞類的序列</translation>
    </message>
    <message>
        <source>sequences</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>always exact</source>
        <translation>總是完全一致</translation>
    </message>
    <message>
        <source>Sequences of word classes that come out wrong most often</source>
        <translation>最常出錯的詞類序列</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>source</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>written</source>
        <translation>寫出</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>範例</translation>
    </message>
    <message>
        <source>The first held-out sentences that come out wrong</source>
        <translation>出錯的保留句子中最前面的幾句</translation>
    </message>
    <message>
        <source>--option: %1 is no KEY=VALUE, as in lines.share=80.</source>
        <translation>--option：%1 不是 KEY=VALUE，如 lines.share=80。</translation>
    </message>
    <message>
        <source>--option: the view %1 has no options of its own; these have some: %2.</source>
        <translation>--option：檢視 %1 沒有自己的選項；有選項的檢視為：%2。</translation>
    </message>
    <message>
        <source>--option: the view %1 has no option %2, or not with this value; it has %3.</source>
        <translation>--option：檢視 %1 沒有選項 %2，或不能取這個值；它的選項有 %3。</translation>
    </message>
    <message>
        <source>--option: %1 is a value that the view cannot take.</source>
        <translation>--option：%1 是檢視不能採用的值。</translation>
    </message>
    <message>
        <source>an option of the view as session files have it, as in share=80 or lines.share=80</source>
        <translation>檢視的一個選項，寫法同工作階段檔案，如 share=80 或 lines.share=80</translation>
    </message>
    <message>
        <source>One file can be opened, but %1 are given.</source>
        <translation>只能開啟一個檔案，但給出了 %1 個。</translation>
    </message>
    <message>
        <source>There is no file and no command %1; the commands are %2.</source>
        <translation>沒有檔案或指令 %1；指令有 %2。</translation>
    </message>
    <message>
        <source>Gradients are of the logit of token %1 (%2) at token %3.</source>
        <translation>梯度是詞元 %1（%2）在詞元 %3 處的 logit 的。</translation>
    </message>
    <message>
        <source>No text has as many as %1 tokens here.</source>
        <translation>這裡沒有文字有 %1 個詞元那麼多。</translation>
    </message>
    <message>
        <source>%1 has no lines &quot;%2&quot; and &quot;%3&quot;, between which the figures would be written.</source>
        <translation>%1 沒有「%2」和「%3」這兩行，數字本應寫在它們之間。</translation>
    </message>
    <message>
        <source>kind is encoder, decoder or cross, not &quot;%1&quot;</source>
        <translation>kind 是 encoder、decoder 或 cross，而不是「%1」</translation>
    </message>
    <message>
        <source>layers times heads is not the number of totals</source>
        <translation>層數乘以頭數不等於總計的個數</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>There is no text to compare with.</source>
        <translation>沒有可比較的文字。</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) in B alone</source>
        <translation>
            <numerusform>僅 B 有 %n 個詞元</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) in A alone</source>
        <translation>
            <numerusform>僅 A 有 %n 個詞元</numerusform>
        </translation>
    </message>
    <message>
        <source>only in B: %1</source>
        <translation>僅在 B 中：%1</translation>
    </message>
    <message>
        <source>only in A: %1</source>
        <translation>僅在 A 中：%1</translation>
    </message>
    <message>
        <source>This view has no difference to show: it stands side by side for A and for B.</source>
        <translation>這個檢視沒有差可顯示：A 和 B 並排顯示。</translation>
    </message>
    <message>
        <source>An attention array has no model that could read another text.</source>
        <translation>注意力陣列沒有可以讀另一段文字的模型。</translation>
    </message>
    <message>
        <source>Type the text to compare with.</source>
        <translation>請輸入要比較的文字。</translation>
    </message>
    <message>
        <source>An attention array has no text that another model could read.</source>
        <translation>注意力陣列沒有可供另一個模型讀取的文字。</translation>
    </message>
    <message>
        <source>Choose the model to compare with.</source>
        <translation>請選擇要比較的模型。</translation>
    </message>
    <message>
        <source>No experiment is on: there is nothing to compare with.</source>
        <translation>沒有啟用的實驗：沒有可比較的內容。</translation>
    </message>
    <message>
        <source>Nothing can be compared here.</source>
        <translation>這裡沒有可比較的內容。</translation>
    </message>
    <message>
        <source>without experiments</source>
        <translation>沒有實驗</translation>
    </message>
    <message>
        <source>B has no attention of this kind.</source>
        <translation>B 沒有這種注意力。</translation>
    </message>
    <message>
        <source>B has no head %1.</source>
        <translation>B 沒有頭 %1。</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>被遮罩</translation>
    </message>
    <message>
        <source>Computing …</source>
        <translation>正在計算…</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>頭 %1</translation>
    </message>
    <message>
        <source>only one of the two has this token</source>
        <translation>兩者中只有一個有這個詞元</translation>
    </message>
    <message>
        <source>This pattern is of the token in focus, which B may not have.</source>
        <translation>此模式屬於目前關注的詞元，而 B 中未必有它。</translation>
    </message>
    <message>
        <source>compared with %1</source>
        <translation>與 %1 比較</translation>
    </message>
    <message>
        <source>the text “%1”</source>
        <translation>文字「%1」</translation>
    </message>
    <message>
        <source>the same without experiments</source>
        <translation>沒有實驗的同一次執行</translation>
    </message>
    <message>
        <source>comparison of A and B</source>
        <translation>A 與 B 的比較</translation>
    </message>
    <message>
        <source>A, compared with B</source>
        <translation>A，與 B 比較</translation>
    </message>
    <message>
        <source>B, compared with A</source>
        <translation>B，與 A 比較</translation>
    </message>
    <message>
        <source>difference A − B</source>
        <translation>差 A − B</translation>
    </message>
    <message>
        <source>not compared: what only A has</source>
        <translation>未比較：只有 A 有的內容</translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>%1 is longer than the 32 KB that a text to compare with may have; open it above, as A, and compare it with a shorter one.</source>
        <translation>%1 超過了要比較的文字可有的 32 KB；請在上方把它作為 A 開啟，再與較短的文字比較。</translation>
    </message>
    <message>
        <source>%1 is no text that could be compared with.</source>
        <translation>%1 不是可以比較的文字。</translation>
    </message>
</context>
<context>
    <name>Compute</name>
    <message>
        <source>In the decoder&apos;s text: %1</source>
        <translation>解碼器文字中：%1</translation>
    </message>
    <message>
        <source>untrained</source>
        <translation>未訓練</translation>
    </message>
</context>
<context>
    <name>ComputeServices</name>
    <message>
        <source>An attention array has no model to open.</source>
        <translation>注意力陣列沒有可以開啟的模型。</translation>
    </message>
</context>
<context>
    <name>CopyTable</name>
    <message>
        <source>There is no table yet: type a text first.</source>
        <translation>還沒有表格：請先輸入文字。</translation>
    </message>
    <message>
        <source>A table of %1 × %2 weights is too large for the clipboard: export the data to a file.</source>
        <translation>%1 × %2 個權重的表格對剪貼簿來說太大：請把資料匯出到檔案。</translation>
    </message>
</context>
<context>
    <name>CoreWords</name>
    <message>
        <source>entropy</source>
        <translation>熵</translation>
    </message>
    <message>
        <source>normalized entropy</source>
        <translation>正規化熵</translation>
    </message>
    <message>
        <source>mean distance</source>
        <translation>平均距離</translation>
    </message>
    <message>
        <source>previous token</source>
        <translation>前一詞元</translation>
    </message>
    <message>
        <source>same token</source>
        <translation>同一詞元</translation>
    </message>
    <message>
        <source>next token</source>
        <translation>後一詞元</translation>
    </message>
    <message>
        <source>first token</source>
        <translation>首詞元</translation>
    </message>
    <message>
        <source>special tokens</source>
        <translation>特殊詞元</translation>
    </message>
    <message>
        <source>punctuation</source>
        <translation>標點</translation>
    </message>
    <message>
        <source>same word before</source>
        <translation>此前的同一詞</translation>
    </message>
    <message>
        <source>after the same word</source>
        <translation>同一詞之後</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>no simple rule</source>
        <translation>無簡單規則</translation>
    </message>
    <message>
        <source>H(i) = −Σⱼ p(i, j) log₂ p(i, j), in bits, mean over queries i. 0: each query looks at one key.</source>
        <translation>H(i) = −Σⱼ p(i, j) log₂ p(i, j)，單位為位元，對查詢 i 取平均。0：每個查詢只看一個鍵。</translation>
    </message>
    <message>
        <source>H(i) / log₂(number of keys that i sees), mean over queries i that see at least two. 0: one key, 1: all keys alike.</source>
        <translation>H(i) / log₂(i 可見的鍵數)，對至少可見兩個鍵的查詢 i 取平均。0：一個鍵，1：所有鍵相同。</translation>
    </message>
    <message>
        <source>Σⱼ p(i, j) |i − j|, in tokens, mean over queries i.</source>
        <translation>Σⱼ p(i, j) |i − j|，單位為詞元，對查詢 i 取平均。</translation>
    </message>
    <message>
        <source>p(i, i − 1), mean over queries i that have a token before them.</source>
        <translation>p(i, i − 1)，對前面有詞元的查詢 i 取平均。</translation>
    </message>
    <message>
        <source>p(i, i): the weight on the token itself, mean over queries i.</source>
        <translation>p(i, i)：詞元對自身的權重，對查詢 i 取平均。</translation>
    </message>
    <message>
        <source>p(i, i + 1), mean over queries i that have a token after them.</source>
        <translation>p(i, i + 1)，對後面有詞元的查詢 i 取平均。</translation>
    </message>
    <message>
        <source>p(i, 0), mean over queries i.</source>
        <translation>p(i, 0)，對查詢 i 取平均。</translation>
    </message>
    <message>
        <source>Σ p(i, j) over special tokens j such as [CLS] and [SEP], mean over queries i.</source>
        <translation>對 [CLS]、[SEP] 等特殊詞元 j 求 Σ p(i, j)，對查詢 i 取平均。</translation>
    </message>
    <message>
        <source>Σ p(i, j) over tokens j that are punctuation alone, mean over queries i.</source>
        <translation>對只含標點的詞元 j 求 Σ p(i, j)，對查詢 i 取平均。</translation>
    </message>
    <message>
        <source>Σ p(i, j) over earlier tokens j equal to token i, mean over queries i that stood before in the text.</source>
        <translation>對此前與詞元 i 相同的詞元 j 求 Σ p(i, j)，對此前出現過的查詢 i 取平均。</translation>
    </message>
    <message>
        <source>Σ p(i, j + 1) over earlier tokens j equal to token i, j + 1 &lt; i, mean over queries i that stood before in the text, the token just before left out.</source>
        <translation>對此前與詞元 i 相同的詞元 j（j + 1 &lt; i）求 Σ p(i, j + 1)，對此前出現過的查詢 i 取平均，緊鄰的前一詞元不計。</translation>
    </message>
    <message>
        <source>maxⱼ p(i, j), mean over queries i.</source>
        <translation>maxⱼ p(i, j)，對查詢 i 取平均。</translation>
    </message>
    <message>
        <source>1 − JSD, JSD(i) = H((p + q) / 2) − (H(p) + H(q)) / 2 in bits of the rows p and q of two heads, mean over queries i. 1: the same pattern, 0: never the same key.</source>
        <translation>1 − JSD，其中 JSD(i) = H((p + q) / 2) − (H(p) + H(q)) / 2，單位為位元，p 和 q 為兩個頭的對應列，對查詢 i 取平均。1：注意力相同，0：從不看同一個鍵。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>無</translation>
    </message>
    <message>
        <source>sinusoidal</source>
        <translation>正弦</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>學習得到</translation>
    </message>
    <message>
        <source>rotary</source>
        <translation>旋轉</translation>
    </message>
    <message>
        <source>ALiBi</source>
        <translation>ALiBi</translation>
    </message>
    <message>
        <source>relative</source>
        <translation>相對</translation>
    </message>
    <message>
        <source>rollout</source>
        <translation>注意力展開</translation>
    </message>
    <message>
        <source>flow</source>
        <translation>注意力流</translation>
    </message>
    <message>
        <source>value-weighted</source>
        <translation>值加權</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>The model&apos;s head has a dense layer, its activation and a norm before the vocabulary&apos;s matrix; every depth goes through them.</source>
        <translation>模型的輸出頭在詞彙表矩陣之前有一個全連線層、激勵函數和正規化；每一層深度都經過它們。</translation>
    </message>
    <message>
        <source>The model&apos;s head projects the stream to a narrower table first; so does every depth.</source>
        <translation>模型的輸出頭先把殘差流投影到更窄的表；每一層深度也都如此。</translation>
    </message>
    <message>
        <source>The shares are of the logit before the model&apos;s cap, which is not linear.</source>
        <translation>各份額針對模型截限之前的 logit，截限是非線性的。</translation>
    </message>
    <message>
        <source>Each layer of this model norms the whole stream behind its sums (post-norm), so that the last norm is not the only one between a layer and the logits, which are then no sum of the layers&apos; parts.</source>
        <translation>這個模型的每一層都在相加之後對整個殘差流做正規化（後正規化），因此層與 logits 之間不只有最後一個正規化，logits 也就不是各層部分之和。</translation>
    </message>
    <message>
        <source>A convolution changes the stream of this model, so that its logits are no sum of the layers&apos; parts.</source>
        <translation>這個模型的殘差流被一個卷積改變，因此其 logits 不是各層部分之和。</translation>
    </message>
    <message>
        <source>The head of this model has a dense layer with an activation and a norm before the vocabulary&apos;s matrix, so that its logits are no sum of the layers&apos; parts.</source>
        <translation>這個模型的輸出頭在詞表矩陣之前有一個帶激勵函數的全連接層和一個正規化，因此其 logits 不是各層部分之和。</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>編碼器</translation>
    </message>
    <message>
        <source>decoder</source>
        <translation>解碼器</translation>
    </message>
    <message>
        <source>cross</source>
        <translation>交叉</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>沒有這個檔案或目錄</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>沒有權限</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是一個目錄</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是目錄</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>檔案已存在</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>檔名太長</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>輸入或輸出錯誤</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>裝置上沒有剩餘空間</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>唯讀檔案系統</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>開啟的檔案太多</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符號連結的層數太多</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>無法配置記憶體</translation>
    </message>
    <message>
        <source>%1 %2 cannot be %3: there are tokens 0 to %4.</source>
        <translation>%1 %2 無法%3：詞元為 0 到 %4。</translation>
    </message>
    <message>
        <source>%1 %2 has id %3, outside the model&apos;s vocabulary of %4 ids, 0 to %5.</source>
        <translation>%1 %2 的編號為 %3，超出模型詞彙表的 %4 個編號（0 到 %5）。</translation>
    </message>
    <message>
        <source>%1 %2 has id %3, which is no word it has seen.</source>
        <translation>%1 %2 的編號為 %3，它不對應任何見過的詞。</translation>
    </message>
    <message>
        <source>%1 %2 is at position %3; the model has positions 0 to %4.</source>
        <translation>%1 %2 位於位置 %3；模型的位置為 0 到 %4。</translation>
    </message>
    <message>
        <source>%1 %2 is at position %3; the model has positions from 0 on.</source>
        <translation>%1 %2 位於位置 %3；模型的位置從 0 開始。</translation>
    </message>
    <message>
        <source>%1 %2 to %3</source>
        <translation>%1 %2 到 %3</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 以及另外 %2 個</translation>
    </message>
    <message>
        <source>%1 asks for a search with %2 beams (num_beams); tokens are written one by one here, so that the text may differ.</source>
        <translation>%1 要求用 %2 個束做束搜尋（num_beams）；這裡逐個寫出詞元，因此文字可能不同。</translation>
    </message>
    <message>
        <source>%1 became shorter while it was read: it had %2 bytes when it was opened. Open it again once it is whole.</source>
        <translation>%1 在讀取時變短了：開啟時有 %2 個位元組。請在它完整之後重新開啟。</translation>
    </message>
    <message>
        <source>%1 begins at byte %2 of the data, which is no multiple of the alignment %3</source>
        <translation>%1 始於資料的第 %2 位元組，不是對齊值 %3 的倍數</translation>
    </message>
    <message>
        <source>%1 belongs to a training of another model, seed, objective or data.</source>
        <translation>%1 屬於另一次訓練，其模型、種子、目標或資料不同。</translation>
    </message>
    <message>
        <source>%1 cannot be made: %2.</source>
        <translation>無法建立 %1：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>無法讀取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be read: it is not a regular file.</source>
        <translation>無法讀取 %1：它不是普通檔案。</translation>
    </message>
    <message>
        <source>%1 cannot be read: no byte came from it for %2 seconds.</source>
        <translation>無法讀取 %1：%2 秒內沒有收到任何位元組。</translation>
    </message>
    <message>
        <source>%1 does not cover whole characters of the text, which has %2 bytes</source>
        <translation>%1 沒有落在文字的完整字元上，文字有 %2 個位元組</translation>
    </message>
    <message>
        <source>%1 does not exist; a directory with config.json and model.safetensors is expected.</source>
        <translation>%1 不存在；應為包含 config.json 和 model.safetensors 的目錄。</translation>
    </message>
    <message>
        <source>%1 does not go with the objective %2</source>
        <translation>%1 與目標 %2 不相配</translation>
    </message>
    <message>
        <source>%1 does not say what its decoder begins with (decoder_start_token_id); give a target language (--target-language on the command line) or the decoder&apos;s ids (--decoder-ids).</source>
        <translation>%1 沒有說明其解碼器以什麼開頭（decoder_start_token_id）；請給出目標語言（命令列上為 --target-language）或解碼器的編號（--decoder-ids）。</translation>
    </message>
    <message>
        <source>%1 follows one stream of tokens from layer to layer, so there is none of cross-attention, only of encoder and decoder.</source>
        <translation>%1：沿一條詞元流逐層進行，因此只有編碼器的和解碼器的，沒有交叉注意力的。</translation>
    </message>
    <message>
        <source>%1 gives the id %2 to &quot;%3&quot; and to &quot;%4&quot;.</source>
        <translation>%1 把編號 %2 同時給了「%3」和「%4」。</translation>
    </message>
    <message>
        <source>%1 has %2 already; go on with that training (--resume), or choose another folder.</source>
        <translation>%1 中已有 %2；請繼續那次訓練（--resume），或另選一個資料夾。</translation>
    </message>
    <message>
        <source>%1 has %2 bytes; JSON of at most %3 bytes is read.</source>
        <translation>%1 有 %2 個位元組；最多讀取 %3 個位元組的 JSON。</translation>
    </message>
    <message>
        <source>%1 has %2 bytes; a character map has at least 4.</source>
        <translation>%1 有 %2 個位元組；字元對應表至少要有 4 個。</translation>
    </message>
    <message>
        <source>%1 has %2 bytes; a tokenizer takes at most %3.</source>
        <translation>%1有 %2 個位元組；斷詞器最多接受 %3 個。</translation>
    </message>
    <message>
        <source>%1 has %2 entries for %3 %4; one for each is needed.</source>
        <translation>%1有 %2 項，而%4有 %3 個；每個需要一項。</translation>
    </message>
    <message>
        <source>%1 has a line of more than %2 bytes.</source>
        <translation>%1 中有一行超過 %2 個位元組。</translation>
    </message>
    <message>
        <source>%1 has a repetition_penalty, which is not followed here.</source>
        <translation>%1 設有 repetition_penalty，這裡不予遵循。</translation>
    </message>
    <message>
        <source>%1 has elements of type %2, which is not known</source>
        <translation>%1 的元素類型為 %2，該類型未知</translation>
    </message>
    <message>
        <source>%1 has more than %2 characters.</source>
        <translation>%1 超過 %2 個字元。</translation>
    </message>
    <message>
        <source>%1 has neither %2 nor %3.</source>
        <translation>%1 中既沒有 %2，也沒有 %3。</translation>
    </message>
    <message>
        <source>%1 has no config.json, which says what kind of model it is.</source>
        <translation>%1 中沒有 config.json，而模型的種類由它說明。</translation>
    </message>
    <message>
        <source>%1 has no end: more than %2 bytes came from it.</source>
        <translation>%1 沒有盡頭：已收到超過 %2 個位元組。</translation>
    </message>
    <message>
        <source>%1 has no language-model head, so that it tells no masked token.</source>
        <translation>%1 沒有語言模型頭，因此不預測被遮罩的詞元。</translation>
    </message>
    <message>
        <source>%1 has no language-model head, so that it tells no next token.</source>
        <translation>%1 沒有語言模型頭，因此不預測下一詞元。</translation>
    </message>
    <message>
        <source>%1 has no line %2, the unknown token.</source>
        <translation>%1 中沒有未知詞元 %2 這一行。</translation>
    </message>
    <message>
        <source>%1 has no piece %2, which pieces that it lacks become.</source>
        <translation>%1 中沒有詞片 %2，而它所缺的詞片都要歸為這一個。</translation>
    </message>
    <message>
        <source>%1 has no pieces.</source>
        <translation>%1 中沒有詞片。</translation>
    </message>
    <message>
        <source>%1 has no room for a sequence and its copy.</source>
        <translation>%1 容不下一個序列及其副本。</translation>
    </message>
    <message>
        <source>%1 has no tensor &quot;%2&quot;, which should have shape %3.</source>
        <translation>%1 中沒有張量「%2」，其形狀應為 %3。</translation>
    </message>
    <message>
        <source>%1 has no text to learn from.</source>
        <translation>%1 中沒有可供學習的文字。</translation>
    </message>
    <message>
        <source>%1 has no tokenizer files, so it takes the decoder&apos;s ids (--decoder-ids on the command line) and no second text.</source>
        <translation>%1 沒有斷詞器檔案，因此只接受解碼器的編號（命令列上為 --decoder-ids），不接受第二段文字。</translation>
    </message>
    <message>
        <source>%1 has no tokenizer files, so it takes token ids (--ids on the command line) and no text; add its tokenizer.json to the folder.</source>
        <translation>%1 沒有斷詞器檔案，因此只接受詞元編號（命令列上為 --ids），不接受文字；請把它的 tokenizer.json 放進該資料夾。</translation>
    </message>
    <message>
        <source>%1 has no two tokens in a row to count.</source>
        <translation>%1 中沒有可以計數的兩個相鄰詞元。</translation>
    </message>
    <message>
        <source>%1 has rows of %2 numbers, and %3 comes in blocks of %4</source>
        <translation>%1 每列有 %2 個數，而 %3 以 %4 個為一塊</translation>
    </message>
    <message>
        <source>%1 has several GGUF files; open one of them: %2.</source>
        <translation>%1 中有多個 GGUF 檔案；請開啟其中一個：%2。</translation>
    </message>
    <message>
        <source>%1 has shape %2, more elements than a file can hold</source>
        <translation>%1 的形狀為 %2，元素數超過一個檔案所能容納</translation>
    </message>
    <message>
        <source>%1 has the key &quot;%2&quot; twice in one object.</source>
        <translation>%1 中的一個物件有兩個鍵「%2」。</translation>
    </message>
    <message>
        <source>%1 has too many lines.</source>
        <translation>%1 的行數過多。</translation>
    </message>
    <message>
        <source>%1 has too many pieces.</source>
        <translation>%1 的詞片過多。</translation>
    </message>
    <message>
        <source>%1 holds a JSON number too large for a double.</source>
        <translation>%1 中有一個 JSON 數字過大，超出雙精度浮點數的範圍。</translation>
    </message>
    <message>
        <source>%1 holds its weights only as pytorch_model.bin, which is not opened because such a pickle can run any code; where you trust it, convert it with: python3 -c &quot;import torch, safetensors.torch as s; s.save_file({k: v.clone().contiguous() for k, v in torch.load(&apos;pytorch_model.bin&apos;, map_location=&apos;cpu&apos;, weights_only=True).items()}, &apos;model.safetensors&apos;)&quot;</source>
        <translation>%1 的權重只有 pytorch_model.bin，這裡不開啟它，因為這種 pickle 可以執行任意程式碼；如果你信任它，請用以下指令轉換：python3 -c &quot;import torch, safetensors.torch as s; s.save_file({k: v.clone().contiguous() for k, v in torch.load(&apos;pytorch_model.bin&apos;, map_location=&apos;cpu&apos;, weights_only=True).items()}, &apos;model.safetensors&apos;)&quot;</translation>
    </message>
    <message>
        <source>%1 holds no tensor at all, so it has no weights.</source>
        <translation>%1 中沒有任何張量，因此沒有權重。</translation>
    </message>
    <message>
        <source>%1 holds no text.</source>
        <translation>%1 中沒有文字。</translation>
    </message>
    <message>
        <source>%1 in quotes</source>
        <translation>帶引號的 %1</translation>
    </message>
    <message>
        <source>%1 is %2 for %3 %4; it must be 1, or 0 for padding.</source>
        <translation>%1在%3 %4 處為 %2；必須是 1，填充處為 0。</translation>
    </message>
    <message>
        <source>%1 is %2, which is not in the vocabulary; the text needs it for &quot;%3&quot;.</source>
        <translation>%1 為 %2，它不在詞彙表中；文字中的「%3」需要它。</translation>
    </message>
    <message>
        <source>%1 is 0 for every token, so that there is nothing to look at.</source>
        <translation>%1對每個詞元都為 0，因此沒有可看的內容。</translation>
    </message>
    <message>
        <source>%1 is a link that leads to itself (an incomplete download; fetch it again).</source>
        <translation>%1 是指向自身的連結（下載不完整；請重新取得）。</translation>
    </message>
    <message>
        <source>%1 is a link to a file that is not there (an incomplete download; fetch it again).</source>
        <translation>%1 是一個連結，所指的檔案不存在（下載不完整；請重新取得）。</translation>
    </message>
    <message>
        <source>%1 is a link to a file that is not there, %2 (an incomplete download; fetch it again).</source>
        <translation>%1 是一個連結，所指的檔案 %2 不存在（下載不完整；請重新取得）。</translation>
    </message>
    <message>
        <source>%1 is a list of lists, which is not read</source>
        <translation>%1 是由列表構成的列表，不支援讀取</translation>
    </message>
    <message>
        <source>%1 is an encoder alone, so it writes no text.</source>
        <translation>%1 只是編碼器，因此不寫文字。</translation>
    </message>
    <message>
        <source>%1 is cut off: a field at byte %2 should have %3 bytes, %4 are there.</source>
        <translation>%1 被截斷：第 %2 位元組處的欄位應有 %3 個位元組，實際有 %4 個。</translation>
    </message>
    <message>
        <source>%1 is cut off: its trie should have %2 bytes, %3 are there.</source>
        <translation>%1 被截斷：其字典樹應有 %2 個位元組，實際有 %3 個。</translation>
    </message>
    <message>
        <source>%1 is empty, where JSON was expected.</source>
        <translation>%1 是空的，而這裡應為 JSON。</translation>
    </message>
    <message>
        <source>%1 is empty; a SentencePiece model is needed.</source>
        <translation>%1 是空的；需要 SentencePiece 模型。</translation>
    </message>
    <message>
        <source>%1 is empty; at least one line of JSON was expected.</source>
        <translation>%1 是空的；至少應有一行 JSON。</translation>
    </message>
    <message>
        <source>%1 is made for up to %2 tokens, and there are %3.</source>
        <translation>%1：最多用於 %2 個詞元，而這裡有 %3 個。</translation>
    </message>
    <message>
        <source>%1 is malformed at byte %2: %3.</source>
        <translation>%1 在第 %2 位元組處格式錯誤：%3。</translation>
    </message>
    <message>
        <source>%1 is missing; the text needs it for &quot;%2&quot;.</source>
        <translation>%1 缺失；文字中的「%2」需要它。</translation>
    </message>
    <message>
        <source>%1 is no SentencePiece model; a tokenizer.json made by transformers&apos; AutoTokenizer.from_pretrained(...).save_pretrained(...) would be read.</source>
        <translation>%1 不是 SentencePiece 模型；可以讀取由 transformers 的 AutoTokenizer.from_pretrained(...).save_pretrained(...) 寫出的 tokenizer.json。</translation>
    </message>
    <message>
        <source>%1 is no checkpoint of a training.</source>
        <translation>%1 不是訓練的檢查點。</translation>
    </message>
    <message>
        <source>%1 is not a GGUF file: it does not begin with &quot;GGUF&quot;.</source>
        <translation>%1 不是 GGUF 檔案：它不以「GGUF」開頭。</translation>
    </message>
    <message>
        <source>%1 is not a NumPy array file: %2.</source>
        <translation>%1 不是 NumPy 陣列檔案：%2。</translation>
    </message>
    <message>
        <source>%1 is not a directory with a model.</source>
        <translation>%1 不是含有模型的目錄。</translation>
    </message>
    <message>
        <source>%1 is not a safetensors file: %2.</source>
        <translation>%1 不是 safetensors 檔案：%2。</translation>
    </message>
    <message>
        <source>%1 is not a whole ZIP archive: %2.</source>
        <translation>%1 不是完整的 ZIP 壓縮檔：%2。</translation>
    </message>
    <message>
        <source>%1 is not valid JSON at %2.</source>
        <translation>%1 在%2處不是有效的 JSON。</translation>
    </message>
    <message>
        <source>%1 is not valid JSON at %2: %3 is no finite number.</source>
        <translation>%1 在%2處不是有效的 JSON：%3 不是有限的數。</translation>
    </message>
    <message>
        <source>%1 is not valid JSON: a NUL byte at byte %2.</source>
        <translation>%1 不是有效的 JSON：第 %2 位元組處是 NUL 位元組。</translation>
    </message>
    <message>
        <source>%1 is not valid JSON: it ends too early, after %2 bytes.</source>
        <translation>%1 不是有效的 JSON：在 %2 個位元組之後過早結束。</translation>
    </message>
    <message>
        <source>%1 is not valid UTF-8 at byte %2.</source>
        <translation>%1 在第 %2 位元組處不是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>%1 is of type %2, which is not known</source>
        <translation>%1 的類型為 %2，該類型未知</translation>
    </message>
    <message>
        <source>%1 is only a Git LFS pointer to the real file; fetch that with &quot;git lfs pull&quot;.</source>
        <translation>%1 只是指向真正檔案的 Git LFS 指標；請用「git lfs pull」取得該檔案。</translation>
    </message>
    <message>
        <source>%1 is outside the text, which has %2 characters</source>
        <translation>%1 超出文字的範圍，文字有 %2 個字元</translation>
    </message>
    <message>
        <source>%1 is there twice</source>
        <translation>%1 出現兩次</translation>
    </message>
    <message>
        <source>%1 is too large: at most %2 bytes are read.</source>
        <translation>%1 過大：最多讀取 %2 個位元組。</translation>
    </message>
    <message>
        <source>%1 is too long.</source>
        <translation>%1 過長。</translation>
    </message>
    <message>
        <source>%1 leads to byte %2 of %3 bytes of replacements, where none begins.</source>
        <translation>%1 指向替換文字的第 %2 位元組（共 %3 個位元組），而那裡沒有替換文字開始。</translation>
    </message>
    <message>
        <source>%1 leads to unit %2 of a trie of %3 units.</source>
        <translation>%1 指向字典樹的單元 %2，而字典樹有 %3 個單元。</translation>
    </message>
    <message>
        <source>%1 leaves %2 %3 no key to look at; its row is empty.</source>
        <translation>%1使 %2 個%3沒有可看的鍵；它的列為空。</translation>
    </message>
    <message>
        <source>%1 leaves %2 %3 no key to look at; their rows are empty.</source>
        <translation>%1使 %2 個%3沒有可看的鍵；它們的列為空。</translation>
    </message>
    <message>
        <source>%1 merges &quot;%2&quot; and &quot;%3&quot;, %4.</source>
        <translation>%1 合併「%2」和「%3」，%4。</translation>
    </message>
    <message>
        <source>%1 must be 0 or 1, not %2</source>
        <translation>%1 必須是 0 或 1，而不是 %2</translation>
    </message>
    <message>
        <source>%1 must be a JSON object, not %2.</source>
        <translation>%1 必須是 JSON 物件，而不是 %2。</translation>
    </message>
    <message>
        <source>%1 must be a list of pieces and scores, not %2.</source>
        <translation>%1 必須是詞片和分數的列表，而不是 %2。</translation>
    </message>
    <message>
        <source>%1 must be a list, not %2.</source>
        <translation>%1 必須是列表，而不是 %2。</translation>
    </message>
    <message>
        <source>%1 must be an object of pieces and ids, not %2.</source>
        <translation>%1 必須是詞片和編號的物件，而不是 %2。</translation>
    </message>
    <message>
        <source>%1 must be two pieces with a space between them, not &quot;%2&quot;.</source>
        <translation>%1 必須是以一個空格隔開的兩個詞片，而不是「%2」。</translation>
    </message>
    <message>
        <source>%1 must be two pieces, as &quot;a b&quot; or [&quot;a&quot;, &quot;b&quot;], not %2.</source>
        <translation>%1 必須是兩個詞片，如 &quot;a b&quot; 或 [&quot;a&quot;, &quot;b&quot;]，而不是 %2。</translation>
    </message>
    <message>
        <source>%1 names the file %2, which is not in its folder.</source>
        <translation>%1 指定了檔案 %2，而它不在同一資料夾中。</translation>
    </message>
    <message>
        <source>%1 needs as many queries as keys, and there are %2 queries and %3 keys.</source>
        <translation>%1：查詢必須與鍵一樣多，而這裡有 %2 個查詢和 %3 個鍵。</translation>
    </message>
    <message>
        <source>%1 needs weights of which none is negative.</source>
        <translation>%1：權重中不能有負數。</translation>
    </message>
    <message>
        <source>%1 nests JSON deeper than %2 levels at byte %3.</source>
        <translation>%1 在第 %3 位元組處的 JSON 巢狀超過 %2 層。</translation>
    </message>
    <message>
        <source>%1 predicts masked tokens, and the text has none; write %2 in it or say which token to mask.</source>
        <translation>%1 預測被遮罩的詞元，而文字中沒有；請在文字中寫入 %2，或指定要遮罩的詞元。</translation>
    </message>
    <message>
        <source>%1 predicts no tokens: its checkpoint holds no language-model head.</source>
        <translation>%1 不預測詞元：其檢查點沒有語言模型頭。</translation>
    </message>
    <message>
        <source>%1 predicts the next token, so that no token of its text can be masked.</source>
        <translation>%1 預測下一詞元，因此不能遮罩其文字中的詞元。</translation>
    </message>
    <message>
        <source>%1 says that %2 holds tensor &quot;%3&quot;, but it does not.</source>
        <translation>%1 說 %2 中有張量「%3」，但其中沒有。</translation>
    </message>
    <message>
        <source>%1 should be the %2 bytes from byte %3 of the data on, but the file holds only %4 bytes of data</source>
        <translation>%1 應為資料中從第 %3 位元組起的 %2 個位元組，但檔案只有 %4 個位元組的資料</translation>
    </message>
    <message>
        <source>%1 should have %2 bytes, more than the %3 that are allowed</source>
        <translation>%1 應有 %2 個位元組，超過允許的 %3 個</translation>
    </message>
    <message>
        <source>%1 should have %2 dimensions, more than the %3 that are allowed</source>
        <translation>%1 應有 %2 個維度，超過允許的 %3 個</translation>
    </message>
    <message>
        <source>%1 token</source>
        <translation>%1 個詞元</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 個詞元</translation>
    </message>
    <message>
        <source>%1 would take %2 of memory, and %3 are free.</source>
        <translation>%1：需要 %2 記憶體，而可用的只有 %3。</translation>
    </message>
    <message>
        <source>%1 writes no text: its checkpoint holds no language-model head.</source>
        <translation>%1 不寫文字：其檢查點沒有語言模型頭。</translation>
    </message>
    <message>
        <source>%1%2 must be a JSON object, not %3.</source>
        <translation>%1%2 必須是 JSON 物件，而不是 %3。</translation>
    </message>
    <message>
        <source>%1%2: expected floating-point weights, found elements of type %3.</source>
        <translation>%1%2：應為浮點數權重，而元素類型實際為 %3。</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1，第 %2 行</translation>
    </message>
    <message>
        <source>%1, line %2: %3.</source>
        <translation>%1，第 %2 行：%3。</translation>
    </message>
    <message>
        <source>%1, line %2: expected comma-separated values, found %3.</source>
        <translation>%1，第 %2 行：應為以逗號分隔的值，實際發現%3。</translation>
    </message>
    <message>
        <source>%1, line %2: the text is not valid UTF-8.</source>
        <translation>%1，第 %2 行：文字不是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 %3.</source>
        <translation>%1：%2 %3。</translation>
    </message>
    <message>
        <source>%1: %2 &quot;%3&quot; has no token of its own in this model.</source>
        <translation>%1：%2「%3」在這個模型中沒有自己的詞元。</translation>
    </message>
    <message>
        <source>%1: %2 is %3, but %4 holds tensor &quot;%5&quot; (layers count from 0).</source>
        <translation>%1：%2 為 %3，但 %4 中有張量「%5」（層從 0 數起）。</translation>
    </message>
    <message>
        <source>%1: %2 is missing, so that the model as it was before training cannot be made again.</source>
        <translation>%1：缺少 %2，因此無法重新得到訓練之前的模型。</translation>
    </message>
    <message>
        <source>%1: %2 is not an encoder-decoder model.</source>
        <translation>%1：%2 不是編碼器-解碼器模型。</translation>
    </message>
    <message>
        <source>%1: %2 is true, but %3 is %4, which is not in the vocabulary.</source>
        <translation>%1：%2 為 true，但 %3 為 %4，它不在詞彙表中。</translation>
    </message>
    <message>
        <source>%1: %2 is true, but %3 is missing.</source>
        <translation>%1：%2 為 true，但缺少 %3。</translation>
    </message>
    <message>
        <source>%1: %2 must be a text, not %3.</source>
        <translation>%1：%2 必須是文字，而不是 %3。</translation>
    </message>
    <message>
        <source>%1: %2%3 %4.</source>
        <translation>%1：%2%3 %4。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1: %2: expected %3 keys, those of the steps before and its own %4, found %5.</source>
        <translation>%1：%2：應有 %3 個鍵，即此前各步的加上自身的 %4 個，實際有 %5 個。</translation>
    </message>
    <message>
        <source>%1: %2: expected at least as many keys as queries, found %3 queries and %4 keys.</source>
        <translation>%1：%2：鍵至少應與查詢一樣多，實際有 %3 個查詢和 %4 個鍵。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is %3 words to this tokenizer, so that it cannot be one piece.</source>
        <translation>%1：「%2」對這個斷詞器來說是 %3 個詞，因此不能成為一個詞片。</translation>
    </message>
    <message>
        <source>%1: __metadata__ must be an object whose values are texts.</source>
        <translation>%1：__metadata__ 必須是一個物件，其值均為文字。</translation>
    </message>
    <message>
        <source>%1: a text of %2 tokens has no perplexity; at least two tokens are needed.</source>
        <translation>%1：%2 個詞元的文字沒有困惑度；至少需要兩個詞元。</translation>
    </message>
    <message>
        <source>%1: answer is the same as in the line before, so that nothing would move.</source>
        <translation>%1：answer 與上一行相同，因此不會有任何轉移。</translation>
    </message>
    <message>
        <source>%1: bytes %2 to %3 of the data belong to no tensor.</source>
        <translation>%1：資料的第 %2 到 %3 位元組不屬於任何張量。</translation>
    </message>
    <message>
        <source>%1: descr &apos;%2&apos; is none of the element types that are read: floating-point numbers of 2, 4 and 8 bytes, bfloat16, whole numbers and booleans (save array.astype(&apos;float32&apos;)).</source>
        <translation>%1：descr &apos;%2&apos; 不是可讀取的元素類型：2、4 和 8 位元組的浮點數、bfloat16、整數和布林值（請儲存 array.astype(&apos;float32&apos;)）。</translation>
    </message>
    <message>
        <source>%1: descr &apos;|O&apos; means pickled Python objects, which are not read; save an array of numbers (np.stack(list) where the shapes agree, else np.savez with one array for each).</source>
        <translation>%1：descr &apos;|O&apos; 表示經 pickle 的 Python 物件，這裡不讀取；請儲存數值陣列（形狀一致時用 np.stack(list)，否則用 np.savez，每個各存為一個陣列）。</translation>
    </message>
    <message>
        <source>%1: ends before its %2 bytes are there.</source>
        <translation>%1：在其 %2 個位元組讀完之前就結束了。</translation>
    </message>
    <message>
        <source>%1: expected %2 arrays called %3, one for every combination of the numbers, found %4.</source>
        <translation>%1：應有 %2 個名為 %3 的陣列，編號的每種組合一個，實際有 %4 個。</translation>
    </message>
    <message>
        <source>%1: expected %2 fields, found %3.</source>
        <translation>%1：應有 %2 個欄位，實際有 %3 個。</translation>
    </message>
    <message>
        <source>%1: expected %2 labels, one for each %3, found %4.</source>
        <translation>%1：應有 %2 個標籤（%3：各一個），實際有 %4 個。</translation>
    </message>
    <message>
        <source>%1: expected %2 to be a number from 0, found &quot;%3&quot;.</source>
        <translation>%1：%2 應為不小於 0 的數，實際為「%3」。</translation>
    </message>
    <message>
        <source>%1: expected %2 weights as on the lines before, found %3.</source>
        <translation>%1：應與前面各行一樣有 %2 個權重，實際有 %3 個。</translation>
    </message>
    <message>
        <source>%1: expected a JSON array of token labels.</source>
        <translation>%1：應為詞元標籤的 JSON 陣列。</translation>
    </message>
    <message>
        <source>%1: expected a line for every layer, head, query and key, found %2 lines for %3, %4, %5 and %6.</source>
        <translation>%1：每個層、頭、查詢和鍵的組合應有一行，實際有 %2 行：%3、%4、%5 和 %6。</translation>
    </message>
    <message>
        <source>%1: expected a matrix of weights, found an empty file.</source>
        <translation>%1：應為權重矩陣，實際是空檔案。</translation>
    </message>
    <message>
        <source>%1: expected a matrix of weights, found labels only.</source>
        <translation>%1：應為權重矩陣，實際只有標籤。</translation>
    </message>
    <message>
        <source>%1: expected a text.</source>
        <translation>%1：應為文字。</translation>
    </message>
    <message>
        <source>%1: expected a weight, found &quot;%2&quot;.</source>
        <translation>%1：應為權重，實際為「%2」。</translation>
    </message>
    <message>
        <source>%1: expected a weight, found &quot;&quot;.</source>
        <translation>%1：應為權重，實際為「」。</translation>
    </message>
    <message>
        <source>%1: expected an array of 2 to 4 dimensions ([layers, heads, queries, keys]), found the shape %2.</source>
        <translation>%1：應為 2 到 4 維的陣列（[layers, heads, queries, keys]），實際形狀為 %2。</translation>
    </message>
    <message>
        <source>%1: expected an array of attention weights, found none.</source>
        <translation>%1：應為注意力權重的陣列，實際沒有。</translation>
    </message>
    <message>
        <source>%1: expected an attention array (.safetensors, .npy, .npz, .json, .csv, .tsv or a .txt of numbers), found %2.</source>
        <translation>%1：應為注意力陣列（.safetensors、.npy、.npz、.json、.csv、.tsv，或由數字構成的 .txt），實際是：%2。</translation>
    </message>
    <message>
        <source>%1: expected arrays encoder, decoder or cross, one array for each layer (layer_0, layer_1, ...), or a single array, found %2.</source>
        <translation>%1：應為陣列 encoder、decoder 或 cross，每層一個陣列（layer_0、layer_1、...），或單個陣列，實際是 %2。</translation>
    </message>
    <message>
        <source>%1: expected as many queries as keys for self-attention, found %2 queries and %3 keys.</source>
        <translation>%1：自注意力的查詢應與鍵一樣多，實際有 %2 個查詢和 %3 個鍵。</translation>
    </message>
    <message>
        <source>%1: expected at least one cell, found the shape %2.</source>
        <translation>%1：應至少有一個儲存格，實際形狀為 %2。</translation>
    </message>
    <message>
        <source>%1: expected finite weights, found %2 at layer %3, head %4, query %5, key %6.</source>
        <translation>%1：權重應為有限的數，實際在層 %3、頭 %4、查詢 %5、鍵 %6 處為 %2。</translation>
    </message>
    <message>
        <source>%1: expected finite weights, found %2.</source>
        <translation>%1：權重應為有限的數，實際為 %2。</translation>
    </message>
    <message>
        <source>%1: expected kind encoder, decoder or cross, found &quot;%2&quot;.</source>
        <translation>%1：kind 應為 encoder、decoder 或 cross，實際為「%2」。</translation>
    </message>
    <message>
        <source>%1: expected lines of weights after the header, found none.</source>
        <translation>%1：表頭之後應有權重的行，實際沒有。</translation>
    </message>
    <message>
        <source>%1: expected one array of each kind, found two of %2 attention: name them encoder, decoder or cross.</source>
        <translation>%1：每種注意力應有一個陣列，實際有兩個屬於同一種（%2）：請把它們命名為 encoder、decoder 或 cross。</translation>
    </message>
    <message>
        <source>%1: expected texts only, but entry %2 is none.</source>
        <translation>%1：應全部為文字，但項 %2 不是。</translation>
    </message>
    <message>
        <source>%1: expected texts, found &apos;%2&apos;.</source>
        <translation>%1：應為文字，實際為 &apos;%2&apos;。</translation>
    </message>
    <message>
        <source>%1: expected the attention of one sequence, found a batch of %2 in the shape %3; take one of it, %4[%5].</source>
        <translation>%1：應為一個序列的注意力，實際是形狀 %3 中 %2 個序列的一批；請取其中之一，即 %4[%5]。</translation>
    </message>
    <message>
        <source>%1: expected the attention of one sequence, found several: %2, %3, ...; save one of them.</source>
        <translation>%1：應為一個序列的注意力，實際有多個：%2、%3、...；請儲存其中之一。</translation>
    </message>
    <message>
        <source>%1: expected the shape %2 of %3, found %4.</source>
        <translation>%1：形狀應與 %3 的 %2 相同，實際為 %4。</translation>
    </message>
    <message>
        <source>%1: expected the token &quot;%2&quot; as on an earlier line, found &quot;%3&quot;.</source>
        <translation>%1：詞元應與前面的行一樣為「%2」，實際為「%3」。</translation>
    </message>
    <message>
        <source>%1: expected tokens, query_tokens, key_tokens or description, found &quot;%2&quot;.</source>
        <translation>%1：應為 tokens、query_tokens、key_tokens 或 description，實際為「%2」。</translation>
    </message>
    <message>
        <source>%1: is damaged: its checksum differs.</source>
        <translation>%1：已損壞：總和檢查碼不符。</translation>
    </message>
    <message>
        <source>%1: is encrypted, which is not read.</source>
        <translation>%1：已加密，不支援讀取。</translation>
    </message>
    <message>
        <source>%1: is packed with method %2, and only stored and deflated entries are read.</source>
        <translation>%1：以方法 %2 壓縮，而這裡只讀取未壓縮（stored）和以 deflate 壓縮的條目。</translation>
    </message>
    <message>
        <source>%1: its data is not where the archive&apos;s directory says.</source>
        <translation>%1：其資料不在壓縮檔目錄所說的位置。</translation>
    </message>
    <message>
        <source>%1: its data should have %2 bytes, more than the archive holds; it may have been cut short.</source>
        <translation>%1：其資料應有 %2 個位元組，多於壓縮檔所含的；它可能被截斷了。</translation>
    </message>
    <message>
        <source>%1: its packed data is damaged.</source>
        <translation>%1：其壓縮的資料已損壞。</translation>
    </message>
    <message>
        <source>%1: its tokenizer has no [MASK] or &lt;mask&gt;, so that no token of a text can be masked.</source>
        <translation>%1：其斷詞器沒有 [MASK] 或 &lt;mask&gt;，因此不能遮罩文字中的詞元。</translation>
    </message>
    <message>
        <source>%1: length must be at most %2, the tokens that the model has positions for, not %3.</source>
        <translation>%1：length 最多為 %2，即模型有位置的詞元數，而不是 %3。</translation>
    </message>
    <message>
        <source>%1: model.decoder_start_token_id is missing, so the decoder has nothing to begin with.</source>
        <translation>%1：缺少 model.decoder_start_token_id，因此解碼器沒有可以開頭的詞元。</translation>
    </message>
    <message>
        <source>%1: model.vocab_size must be at least %2, the size of the tokenizer&apos;s vocabulary, not %3.</source>
        <translation>%1：model.vocab_size 必須至少為 %2，即斷詞器詞彙表的大小，而不是 %3。</translation>
    </message>
    <message>
        <source>%1: model_type %2 is not among the families known here, but its keys and tensors are those of %3; it can be opened as that (--as %3 on the command line), if it computes the same.</source>
        <translation>%1：model_type %2 不在這裡已知的模型家族之中，但它的鍵和張量與 %3 的相同；如果計算方式一樣，可以這樣開啟（命令列上用 --as %3）。</translation>
    </message>
    <message>
        <source>%1: model_type %2 is not among the families known here: %3.</source>
        <translation>%1：model_type %2 不在這裡已知的模型家族之中：%3。</translation>
    </message>
    <message>
        <source>%1: model_type %2 is run as %3, as was asked for.</source>
        <translation>%1：按要求把 model_type %2 當作 %3 執行。</translation>
    </message>
    <message>
        <source>%1: no document has two tokens, so that there is no perplexity.</source>
        <translation>%1：沒有任何文件含有兩個詞元，因此沒有困惑度。</translation>
    </message>
    <message>
        <source>%1: no token of its vocabulary stands for a text.</source>
        <translation>%1：其詞彙表中沒有代表文字的詞元。</translation>
    </message>
    <message>
        <source>%1: nothing was made of the key %2, so the numbers may not be the model&apos;s own.</source>
        <translation>%1：未使用鍵 %2，因此數值可能與模型自身的不同。</translation>
    </message>
    <message>
        <source>%1: nothing was made of the keys %2, so the numbers may not be the model&apos;s own.</source>
        <translation>%1：未使用以下鍵：%2；因此數值可能與模型自身的不同。</translation>
    </message>
    <message>
        <source>%1: objective.kind is sequence-to-sequence, which needs a model with an encoder and a decoder.</source>
        <translation>%1：objective.kind 為 sequence-to-sequence，這需要帶編碼器和解碼器的模型。</translation>
    </message>
    <message>
        <source>%1: objective.kind must be sequence-to-sequence, since the model is a model with an encoder and a decoder.</source>
        <translation>%1：objective.kind 必須是 sequence-to-sequence，因為模型帶有編碼器和解碼器。</translation>
    </message>
    <message>
        <source>%1: pair must be the same number in this line and in the next.</source>
        <translation>%1：pair 在這一行和下一行中必須是同一個數。</translation>
    </message>
    <message>
        <source>%1: prompt has no token.</source>
        <translation>%1：prompt 沒有詞元。</translation>
    </message>
    <message>
        <source>%1: shape %2 has more elements than a file can hold.</source>
        <translation>%1：形狀 %2 的元素數超過一個檔案所能容納。</translation>
    </message>
    <message>
        <source>%1: shape %2 of &apos;%3&apos; does not fit the %4 bytes that follow the header.</source>
        <translation>%1：&apos;%3&apos; 的形狀 %2 與檔頭之後的 %4 個位元組不符。</translation>
    </message>
    <message>
        <source>%1: shape %2 of &apos;%3&apos; needs %4 bytes, but %5 follow the header.</source>
        <translation>%1：&apos;%3&apos; 的形狀 %2 需要 %4 個位元組，但檔頭之後有 %5 個。</translation>
    </message>
    <message>
        <source>%1: should have %2 bytes, but has %3.</source>
        <translation>%1：應有 %2 個位元組，實際有 %3 個。</translation>
    </message>
    <message>
        <source>%1: src_lang asks for %2, which is no token of the vocabulary.</source>
        <translation>%1：src_lang 要求 %2，它不是詞彙表中的詞元。</translation>
    </message>
    <message>
        <source>%1: tensor %2 has %3 rows, which are not those of %4 heads of even size.</source>
        <translation>%1：張量 %2 有 %3 列，這不符合 %4 個偶數大小的頭。</translation>
    </message>
    <message>
        <source>%1: tensor %2 has numbers of type %3, and only F32, F16, BF16, Q8_0, Q4_0, Q4_1, Q5_0, Q5_1, Q4_K, Q5_K, Q6_K and MXFP4 are read.</source>
        <translation>%1：張量 %2 的數為類型 %3，而這裡只讀取 F32、F16、BF16、Q8_0、Q4_0、Q4_1、Q5_0、Q5_1、Q4_K、Q5_K、Q6_K 和 MXFP4。</translation>
    </message>
    <message>
        <source>%1: tensor %2 of shape %3 should hold all experts of a layer.</source>
        <translation>%1：形狀為 %3 的張量 %2 應含有一層的所有專家。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; %3.</source>
        <translation>%1：張量「%2」%3。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; differs from &quot;%3&quot;, though %4 says that they are the same (tie_word_embeddings); each is used as it is stored.</source>
        <translation>%1：張量「%2」與「%3」不同，儘管 %4 說它們相同（tie_word_embeddings）；二者各按所存的內容使用。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; has dtype %3, where floating-point weights are needed (quantized checkpoints are not read).</source>
        <translation>%1：張量「%2」的 dtype 為 %3，而這裡需要浮點數權重（不讀取量化的檢查點）。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; has shape %3, but %4 asks for %5.</source>
        <translation>%1：張量「%2」的形狀為 %3，但 %4 要求 %5。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; holds NaN or an infinite number at %3.</source>
        <translation>%1：張量「%2」在 %3 處有 NaN 或無窮大。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; is not stored as its family has it, so that the model cannot be trained further.</source>
        <translation>%1：張量「%2」沒有按其系列的方式儲存，因此模型無法繼續訓練。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; is stored with its numbers in another order, which is read of single projections only.</source>
        <translation>%1：張量「%2」中的數按另一種順序儲存，只有單個投影才能這樣讀取。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; must have %3 float32 numbers, as many as the model&apos;s parameters.</source>
        <translation>%1：張量「%2」必須有 %3 個 float32 數，與模型的參數一樣多。</translation>
    </message>
    <message>
        <source>%1: tensors &quot;%2&quot; and &quot;%3&quot; overlap in the data.</source>
        <translation>%1：張量「%2」和「%3」在資料中重疊。</translation>
    </message>
    <message>
        <source>%1: the NumPy header %2.</source>
        <translation>%1：NumPy 檔頭%2。</translation>
    </message>
    <message>
        <source>%1: the data of %2 have no token that can be predicted.</source>
        <translation>%1：%2的資料中沒有可以預測的詞元。</translation>
    </message>
    <message>
        <source>%1: the family %2 does not use %3 tensors, so the numbers may not be the checkpoint&apos;s own: %4.</source>
        <translation>%1：模型家族 %2 不使用其中 %3 個張量，所以數值可能與檢查點本身的不同：%4。</translation>
    </message>
    <message>
        <source>%1: the family %2 does not use 1 tensor, so the numbers may not be the checkpoint&apos;s own: %3.</source>
        <translation>%1：模型家族 %2 不使用其中 1 個張量，所以數值可能與檢查點本身的不同：%3。</translation>
    </message>
    <message>
        <source>%1: the regular expression &quot;%2&quot; cannot be read (%3).</source>
        <translation>%1：無法讀取正規表示式「%2」（%3）。</translation>
    </message>
    <message>
        <source>%1: the regular expression &quot;%2&quot; failed on this text (%3).</source>
        <translation>%1：正規表示式「%2」在這段文字上失敗（%3）。</translation>
    </message>
    <message>
        <source>%1: the regular expression &quot;%2&quot; takes too long on this text and was stopped.</source>
        <translation>%1：正規表示式「%2」在這段文字上耗時過長，已停止。</translation>
    </message>
    <message>
        <source>%1: the regular expression &quot;%2&quot; takes too much memory on this text and was stopped.</source>
        <translation>%1：正規表示式「%2」在這段文字上佔用記憶體過多，已停止。</translation>
    </message>
    <message>
        <source>%1: the replacements are not valid UTF-8 at byte %2.</source>
        <translation>%1：替換文字在第 %2 位元組處不是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>%1: the target&apos;s word at byte %2 has no token of its own in this model.</source>
        <translation>%1：目標中第 %2 位元組處的詞在這個模型中沒有自己的詞元。</translation>
    </message>
    <message>
        <source>%1: the texts are too short to look for a head in them.</source>
        <translation>%1：這些文字太短，無法在其中尋找頭。</translation>
    </message>
    <message>
        <source>%1: this cell is there twice.</source>
        <translation>%1：這個儲存格出現兩次。</translation>
    </message>
    <message>
        <source>%1: tokenizer %2 has no [MASK] or &lt;mask&gt;, which the masked objective needs.</source>
        <translation>%1：斷詞器 %2 沒有 [MASK] 或 &lt;mask&gt;，而遮罩目標需要它。</translation>
    </message>
    <message>
        <source>%1: tokenizer %2 has no tokenizer.json or vocabulary.</source>
        <translation>%1：斷詞器 %2 沒有 tokenizer.json 或詞彙表。</translation>
    </message>
    <message>
        <source>%1: tokenizer %2 has no tokens that stand for text.</source>
        <translation>%1：斷詞器 %2 沒有代表文字的詞元。</translation>
    </message>
    <message>
        <source>%1: tokenizer.ggml.pre is %2, a way of cutting texts into words that is not among those known here: %3.</source>
        <translation>%1：tokenizer.ggml.pre 為 %2，這種把文字切分為詞的方式不在這裡已知的之列：%3。</translation>
    </message>
    <message>
        <source>%1: weight_map must give a file name for &quot;%2&quot;, not %3.</source>
        <translation>%1：weight_map 必須為「%2」給出檔名，而不是 %3。</translation>
    </message>
    <message>
        <source>%1: weight_map must name a file in the same folder for &quot;%2&quot;, not %3.</source>
        <translation>%1：weight_map 必須為「%2」指定同一資料夾中的檔案，而不是 %3。</translation>
    </message>
    <message>
        <source>%1: words have source spans that overlap without being the same.</source>
        <translation>%1：有些詞的原文片段相互重疊，卻不相同。</translation>
    </message>
    <message>
        <source>%1: would unpack to %2 bytes from %3, which no array of weights does.</source>
        <translation>%1：會從 %3 個位元組解壓縮成 %2 個位元組，權重陣列不會如此。</translation>
    </message>
    <message>
        <source>%1[%2] must be a piece and its score, as [&quot;a&quot;, -1.5], not %3.</source>
        <translation>%1[%2] 必須是詞片及其分數，如 [&quot;a&quot;, -1.5]，而不是 %3。</translation>
    </message>
    <message>
        <source>%1[&quot;%2&quot;] must be a whole number from 0 to %3, not %4.</source>
        <translation>%1[&quot;%2&quot;] 必須是從 0 到 %3 的整數，而不是 %4。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;</source>
        <translation>&apos;%1&apos;</translation>
    </message>
    <message>
        <source>--decoder-ids and a second text both say what the decoder has written; give one of them.</source>
        <translation>--decoder-ids 和第二段文字都說明解碼器寫了什麼；請只給出其中之一。</translation>
    </message>
    <message>
        <source>--target-language: %1 has no token for the language &quot;%2&quot;.</source>
        <translation>--target-language：%1 沒有語言「%2」的詞元。</translation>
    </message>
    <message>
        <source>--target-language: %1 has no tokenizer files, so it knows no languages.</source>
        <translation>--target-language：%1 沒有斷詞器檔案，因此不認識任何語言。</translation>
    </message>
    <message>
        <source>A convolution over tokens needs an odd width, not %1.</source>
        <translation>詞元上的卷積需要奇數寬度，而不是 %1。</translation>
    </message>
    <message>
        <source>A copy of the weights for gradients</source>
        <translation>用於梯度的權重副本</translation>
    </message>
    <message>
        <source>A feed-forward needs a size above 0.</source>
        <translation>前饋的大小必須大於 0。</translation>
    </message>
    <message>
        <source>A latent attention needs ranks above 0, as many key/value heads as heads and fewer dimensions that turn than heads have, and can have neither norms of heads nor biases, sinks or limits.</source>
        <translation>潛在注意力的秩必須大於 0，鍵/值頭須與頭一樣多，旋轉的維度須少於頭的維度，且不能有頭的正規化，也不能有偏差、匯點或限制。</translation>
    </message>
    <message>
        <source>A layer&apos;s norms do not stand where the config has them.</source>
        <translation>某一層的正規化不在設定所說的位置。</translation>
    </message>
    <message>
        <source>A layer&apos;s rotary positions are none of the %1 that the model has.</source>
        <translation>某一層的旋轉位置編碼不在模型的 %1 種之列。</translation>
    </message>
    <message>
        <source>A layer&apos;s weights are of another kind than the config says.</source>
        <translation>某一層的權重與設定所說的種類不同。</translation>
    </message>
    <message>
        <source>A mixture of experts needs as many experts as the config has, of sizes above 0, and chooses 1 to all of them.</source>
        <translation>混合專家的專家須與設定所說的一樣多，大小須大於 0，並選用其中 1 個到全部。</translation>
    </message>
    <message>
        <source>A model needs an encoder or a decoder.</source>
        <translation>模型需要編碼器或解碼器。</translation>
    </message>
    <message>
        <source>A model needs layers, heads that its key/value heads divide, and sizes above 0.</source>
        <translation>模型需要層、能被鍵/值頭數整除的頭數，以及大於 0 的大小。</translation>
    </message>
    <message>
        <source>A model of the family %1 cannot be trained here because it has %2.</source>
        <translation>這裡無法訓練系列 %1 的模型，原因：%2。</translation>
    </message>
    <message>
        <source>A special token is empty.</source>
        <translation>有一個特殊詞元是空的。</translation>
    </message>
    <message>
        <source>A sublayer that stands beside another needs a norm of its own to read.</source>
        <translation>與另一個子層並列的子層需要有自己的正規化可讀。</translation>
    </message>
    <message>
        <source>A vocabulary of %1 pieces is too small: special tokens, characters and whole words are %2 already.</source>
        <translation>%1 個詞片的詞彙表太小：特殊詞元、字元和整詞已有 %2 個。</translation>
    </message>
    <message>
        <source>An indexer needs narrow queries, heads at least as large as the part that turns, and chooses at least 1 key.</source>
        <translation>索引器需要低維的查詢，其頭須不小於旋轉的部分，並至少選用 1 個鍵。</translation>
    </message>
    <message>
        <source>Attention flow</source>
        <translation>注意力流</translation>
    </message>
    <message>
        <source>Attention flow is computed for one query token; say which one (--query on the command line).</source>
        <translation>注意力流針對一個查詢詞元計算；請指定是哪一個（命令列上為 --query）。</translation>
    </message>
    <message>
        <source>Attention flow is of one query of one kind; choose the kind encoder or decoder.</source>
        <translation>注意力流只針對一種注意力的一個查詢；請選擇種類 encoder 或 decoder。</translation>
    </message>
    <message>
        <source>Attention rollout</source>
        <translation>注意力展開</translation>
    </message>
    <message>
        <source>Cannot make the folder %1: %2.</source>
        <translation>無法建立資料夾 %1：%2。</translation>
    </message>
    <message>
        <source>Cannot write %1.</source>
        <translation>無法寫入 %1。</translation>
    </message>
    <message>
        <source>Cannot write %1: %2.</source>
        <translation>無法寫入 %1：%2。</translation>
    </message>
    <message>
        <source>Cannot write %1: an .npy file holds one array, and %2 were asked for.</source>
        <translation>無法寫入 %1：.npy 檔案只容納一個陣列，而要求了 %2 個。</translation>
    </message>
    <message>
        <source>Cannot write %1: an .npy file holds one array, and this model has several kinds (%2); choose one kind.</source>
        <translation>無法寫入 %1：.npy 檔案只容納一個陣列，而這個模型有多種（%2）；請選擇一種。</translation>
    </message>
    <message>
        <source>Cannot write %1: it is a device or a pipe, and not a regular file.</source>
        <translation>無法寫入 %1：它是裝置或管道，不是普通檔案。</translation>
    </message>
    <message>
        <source>Cannot write %1: it would have %2, and %3 are free on its disk; a shorter text, or one layer or head of it, is needed.</source>
        <translation>無法寫入 %1：它將有 %2，而其磁碟上可用的只有 %3；請用更短的文字，或只寫其中的一層或一個頭。</translation>
    </message>
    <message>
        <source>Cannot write %1: row %2 of %3 holds a number that is not finite, which JSON cannot hold.</source>
        <translation>無法寫入 %1：%3 的列 %2 中有一個數不是有限的數，JSON 無法容納。</translation>
    </message>
    <message>
        <source>Cannot write %1: the logit of token %2 for id %3 is not a finite number, which JSON cannot hold.</source>
        <translation>無法寫入 %1：詞元 %2 對編號 %3 的 logit 不是有限的數，JSON 無法容納。</translation>
    </message>
    <message>
        <source>Cross-attention is left out: %1 follows one stream of tokens, the encoder&apos;s or the decoder&apos;s.</source>
        <translation>已略去交叉注意力：這種注意力圖（%1）只沿一條詞元流進行，即編碼器的或解碼器的。</translation>
    </message>
    <message>
        <source>Decoder token</source>
        <translation>解碼器詞元</translation>
    </message>
    <message>
        <source>Distances up to %1 do not fit into %2 buckets for each direction.</source>
        <translation>最大為 %1 的距離放不進每個方向的 %2 個桶。</translation>
    </message>
    <message>
        <source>F32 or BF16 of shape %1</source>
        <translation>形狀為 %1 的 F32 或 BF16</translation>
    </message>
    <message>
        <source>Gradient times attention needs the values and the gradients of a model, which an attention array does not have.</source>
        <translation>梯度 × 注意力需要模型的值和梯度，而注意力陣列沒有這些。</translation>
    </message>
    <message>
        <source>Gradients are computed of texts of up to %1 tokens, and this one has %2.</source>
        <translation>梯度最多對 %1 個詞元的文字計算，而這段文字有 %2 個。</translation>
    </message>
    <message>
        <source>Gradients are computed of the model&apos;s own run alone: %1</source>
        <translation>梯度只針對模型自身的執行計算：%1</translation>
    </message>
    <message>
        <source>Head %1.%2 cannot be switched off; layer %3 has no %4.</source>
        <translation>無法關閉頭 %1.%2；層 %3 沒有%4。</translation>
    </message>
    <message>
        <source>Head %1.%2 cannot be switched off; the model has layers 0 to %3 and heads 0 to %4.</source>
        <translation>無法關閉頭 %1.%2；模型的層為 0 到 %3，頭為 0 到 %4。</translation>
    </message>
    <message>
        <source>ICU cannot normalize a text (%1).</source>
        <translation>ICU 無法正規化文字（%1）。</translation>
    </message>
    <message>
        <source>ICU&apos;s normalization data is missing (%1).</source>
        <translation>缺少 ICU 的正規化資料（%1）。</translation>
    </message>
    <message>
        <source>Id %1 stands for no word seen so far.</source>
        <translation>編號 %1 不對應任何見過的詞。</translation>
    </message>
    <message>
        <source>It is not in UTF-8 and was read as Windows-1252.</source>
        <translation>它不是 UTF-8 編碼，已按 Windows-1252 讀取。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>鍵</translation>
    </message>
    <message>
        <source>Layer %1 cannot share the weights of layer %2.</source>
        <translation>層 %1 不能共用層 %2 的權重。</translation>
    </message>
    <message>
        <source>Layer %1 has other weights than the config says.</source>
        <translation>層 %1 的權重與設定所說的不同。</translation>
    </message>
    <message>
        <source>Layer %1 of the %2 attention has no pattern: it does not attend.</source>
        <translation>層 %1 沒有注意力圖（%2）：它不做注意力計算。</translation>
    </message>
    <message>
        <source>Layer %1 of the %2 has no %3, so that there is no pattern of it.</source>
        <translation>層 %1（%2）沒有%3，因此沒有它的注意力圖。</translation>
    </message>
    <message>
        <source>Layers %1 of the %2 have no %3, so that there are no patterns of them.</source>
        <translation>層 %1（%2）沒有%3，因此沒有它們的注意力圖。</translation>
    </message>
    <message>
        <source>NaN</source>
        <translation>NaN</translation>
    </message>
    <message>
        <source>No layer has a %1, so that there is no attention to see.</source>
        <translation>沒有任何一層有%1，因此沒有可看的注意力。</translation>
    </message>
    <message>
        <source>No piece of the vocabulary stands for &quot;%1&quot;, and the model has no unknown token (model.unk_id).</source>
        <translation>詞彙表中沒有代表「%1」的詞片，模型也沒有未知詞元（model.unk_id）。</translation>
    </message>
    <message>
        <source>Not attention by name or shape, and left out: %1 and %2 more.</source>
        <translation>按名稱或形狀看不是注意力，已略去：%1，另有 %2 個。</translation>
    </message>
    <message>
        <source>Not attention by name or shape, and left out: %1.</source>
        <translation>按名稱或形狀看不是注意力，已略去：%1。</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查詢</translation>
    </message>
    <message>
        <source>Query %1 of head %2.%3 has a weight that is not a finite number, which JSON cannot hold.</source>
        <translation>頭 %2.%3 的查詢 %1 有一個權重不是有限的數，JSON 無法容納。</translation>
    </message>
    <message>
        <source>Rotary positions need heads of an even size; this model&apos;s have size %1.</source>
        <translation>旋轉位置編碼需要大小為偶數的頭；這個模型的頭大小為 %1。</translation>
    </message>
    <message>
        <source>Rows do not sum to 1 (%1 to %2).</source>
        <translation>各列之和不為 1（%1 到 %2）。</translation>
    </message>
    <message>
        <source>Rows of %1 do not sum to 1 (%2 to %3).</source>
        <translation>各列之和不為 1（%1：%2 到 %3）。</translation>
    </message>
    <message>
        <source>Rows of %1 numbers cannot become logits; the model&apos;s have %2.</source>
        <translation>每列 %1 個數，無法變成 logits；模型的為 %2 個。</translation>
    </message>
    <message>
        <source>Sample %1 %2.</source>
        <translation>樣本 %1 %2。</translation>
    </message>
    <message>
        <source>Statistics of models with different heads cannot be added up.</source>
        <translation>頭不同的模型，其統計不能相加。</translation>
    </message>
    <message>
        <source>Tensor %1 has a gate that the config lacks.</source>
        <translation>張量 %1 有設定中沒有的門。</translation>
    </message>
    <message>
        <source>Tensor %1 has norms of queries and keys where the config has none.</source>
        <translation>張量 %1 有查詢和鍵的正規化，而設定中沒有。</translation>
    </message>
    <message>
        <source>Tensor %1 has norms of queries and keys where the config needs both.</source>
        <translation>張量 %1 的查詢和鍵的正規化不全，而設定中兩者都需要。</translation>
    </message>
    <message>
        <source>Tensor %1 has other biases of scores or sinks beside it than the config says.</source>
        <translation>張量 %1 旁的分數偏差或匯點與設定所說的不同。</translation>
    </message>
    <message>
        <source>Tensor %1 has other tensors beside it than the config says.</source>
        <translation>張量 %1 旁的其他張量與設定所說的不同。</translation>
    </message>
    <message>
        <source>Tensor %1 must be of floating-point numbers and have shape %2; it has %3.</source>
        <translation>張量 %1 必須是浮點數且形狀為 %2；它的形狀為 %3。</translation>
    </message>
    <message>
        <source>Tensor %1 must be of floating-point numbers and hold a matrix from %2 to %3 numbers; it has shape %4.</source>
        <translation>張量 %1 必須是浮點數，且是從 %2 個數到 %3 個數的矩陣；它的形狀為 %4。</translation>
    </message>
    <message>
        <source>Tensor %1 needs a gate beside it.</source>
        <translation>張量 %1 旁需要有門。</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; holds %2, which is too large for float16.</source>
        <translation>張量「%1」含有 %2，對 float16 來說太大。</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; holds NaN or an infinite number at %2.</source>
        <translation>張量「%1」在 %2 處有 NaN 或無窮大。</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; holds numbers that are not finite, so that it is not saved.</source>
        <translation>張量「%1」含有非有限的數，因此不儲存。</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; holds the rows of several projections in turn, and such a model cannot be trained.</source>
        <translation>張量「%1」交替存有多個投影的列，這樣的模型無法訓練。</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; is of type %2, of which there are no gradients here.</source>
        <translation>張量「%1」的類型為 %2，這裡沒有這種類型的梯度。</translation>
    </message>
    <message>
        <source>The Unicode library cannot find %1: %2.</source>
        <translation>Unicode 程式庫找不到%1：%2。</translation>
    </message>
    <message>
        <source>The attention mask</source>
        <translation>注意力遮罩</translation>
    </message>
    <message>
        <source>The config has %1 layers; the weights have %2.</source>
        <translation>設定有 %1 層；權重有 %2 層。</translation>
    </message>
    <message>
        <source>The cross-attention has no sliding window, so its mask cannot be one.</source>
        <translation>交叉注意力沒有滑動視窗，因此其遮罩不能是滑動視窗。</translation>
    </message>
    <message>
        <source>The decoder&apos;s attention mask</source>
        <translation>解碼器的注意力遮罩</translation>
    </message>
    <message>
        <source>The extension of %1 is not one of .safetensors, .npy, .json, .csv.</source>
        <translation>%1 的副檔名不是 .safetensors、.npy、.json 或 .csv。</translation>
    </message>
    <message>
        <source>The extension of %1 is not one of .safetensors, .npy, .json.</source>
        <translation>%1 的副檔名不是 .safetensors、.npy 或 .json。</translation>
    </message>
    <message>
        <source>The file&apos;s layers %1 are shown as 0 to %2.</source>
        <translation>檔案的層 %1 顯示為 0 到 %2。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>無法建立資料夾 %1：%2。</translation>
    </message>
    <message>
        <source>The gradients of a text of %1 tokens</source>
        <translation>%1 個詞元的文字的梯度</translation>
    </message>
    <message>
        <source>The loss of %1 is no longer a number; a lower optimizer.learning_rate in %2 may help.</source>
        <translation>%1的損失不再是數；調低 %2 中的 optimizer.learning_rate 可能有幫助。</translation>
    </message>
    <message>
        <source>The model has %1 positions; the text has %2 %3.</source>
        <translation>模型有 %1 個位置；文字有 %2 個%3。</translation>
    </message>
    <message>
        <source>The model has %1, so that nothing of it can be changed.</source>
        <translation>模型%1，因此無法對其做任何改變。</translation>
    </message>
    <message>
        <source>The model has learned positions, but no table of them.</source>
        <translation>模型的位置編碼是學習得到的，但沒有它的表。</translation>
    </message>
    <message>
        <source>The model has no language-model head, so that no head has an effect on a logit.</source>
        <translation>模型沒有語言模型頭，因此沒有任何頭對 logit 有作用。</translation>
    </message>
    <message>
        <source>The model has no language-model head, so that no layer&apos;s stream becomes logits.</source>
        <translation>模型沒有語言模型頭，因此沒有任何一層的殘差流變成 logits。</translation>
    </message>
    <message>
        <source>The model has no language-model head, so that there are no logits.</source>
        <translation>模型沒有語言模型頭，因此沒有 logits。</translation>
    </message>
    <message>
        <source>The model has no layer %1 of this kind.</source>
        <translation>模型沒有這一種類的層 %1。</translation>
    </message>
    <message>
        <source>The model has no output head, so that nothing becomes logits.</source>
        <translation>模型沒有輸出頭，因此沒有內容變成 logits。</translation>
    </message>
    <message>
        <source>The model has no sliding window, so its mask cannot be one.</source>
        <translation>模型沒有滑動視窗，因此其遮罩不能是滑動視窗。</translation>
    </message>
    <message>
        <source>The model has no tap &quot;%1&quot;; the nearest names are %2.</source>
        <translation>模型沒有記錄點「%1」；最接近的名稱為 %2。</translation>
    </message>
    <message>
        <source>The model has no weight &quot;%1&quot;.</source>
        <translation>模型沒有權重「%1」。</translation>
    </message>
    <message>
        <source>The model has none of what is to be recorded in layer %1.</source>
        <translation>模型的層 %1 中沒有任何要記錄的內容。</translation>
    </message>
    <message>
        <source>The model has none of what is to be recorded.</source>
        <translation>模型中沒有任何要記錄的內容。</translation>
    </message>
    <message>
        <source>The model has token types, but no table of them.</source>
        <translation>模型有詞元類型，但沒有它們的表。</translation>
    </message>
    <message>
        <source>The model is larger than the free memory: it runs layer by layer from its file, slowly.</source>
        <translation>模型大於可用記憶體：它從檔案逐層執行，速度較慢。</translation>
    </message>
    <message>
        <source>The model is no encoder with a decoder, so it takes no %1.</source>
        <translation>模型不是帶解碼器的編碼器，因此不接受%1。</translation>
    </message>
    <message>
        <source>The model is no encoder with a decoder, so that there are no decoder tokens to cut.</source>
        <translation>模型不是帶解碼器的編碼器，因此沒有可剪去的解碼器詞元。</translation>
    </message>
    <message>
        <source>The model of %1</source>
        <translation>%1 的模型</translation>
    </message>
    <message>
        <source>The model&apos;s embeddings have %1 numbers each, but no projection to d_model %2.</source>
        <translation>模型的嵌入各有 %1 個數，但沒有到 d_model %2 的投影。</translation>
    </message>
    <message>
        <source>The model&apos;s scores depend on embeddings of distances, but it has no table of them.</source>
        <translation>模型的分數取決於距離的嵌入，但沒有它們的表。</translation>
    </message>
    <message>
        <source>The model&apos;s weights and its config differ about a convolution over tokens.</source>
        <translation>模型的權重與其設定對詞元上的卷積說法不一。</translation>
    </message>
    <message>
        <source>The playground cannot be built: %1</source>
        <translation>無法建立試驗場：%1</translation>
    </message>
    <message>
        <source>The run of %1 tokens</source>
        <translation>執行 %1 個詞元</translation>
    </message>
    <message>
        <source>The run of %1 tokens with what is to be recorded</source>
        <translation>執行 %1 個詞元並記錄所要的內容</translation>
    </message>
    <message>
        <source>The scales &quot;%1&quot; of tensor &quot;%2&quot;, %3 of shape %4, must be %5; they are %6 of shape %7.</source>
        <translation>張量「%2」（%3，形狀 %4）的縮放係數「%1」必須是%5；實際是形狀為 %7 的 %6。</translation>
    </message>
    <message>
        <source>The score scale must be a finite number.</source>
        <translation>分數縮放必須是有限的數。</translation>
    </message>
    <message>
        <source>The second text</source>
        <translation>第二段文字</translation>
    </message>
    <message>
        <source>The special token %1 is not valid UTF-8.</source>
        <translation>特殊詞元 %1 不是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>The text has %1 bytes; at least %2 are needed to learn anything from it.</source>
        <translation>文字有 %1 個位元組；要從中學習，至少需要 %2 個。</translation>
    </message>
    <message>
        <source>The text has %1 bytes; at most 2147483647 can be split into words.</source>
        <translation>文字有 %1 個位元組；最多能把 2147483647 個位元組切分為詞。</translation>
    </message>
    <message>
        <source>The text has %1 tokens, more than the %2 positions the model was trained on.</source>
        <translation>文字有 %1 個詞元，多於模型訓練時的 %2 個位置。</translation>
    </message>
    <message>
        <source>The text is not valid UTF-8 at byte %1.</source>
        <translation>文字在第 %1 位元組處不是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>The weights have other stacks of layers than the config.</source>
        <translation>權重的層堆疊與設定的不同。</translation>
    </message>
    <message>
        <source>There are %1 %2 for %3 tokens; one for each is needed.</source>
        <translation>%2有 %1 個，而詞元有 %3 個；每個詞元需要一個。</translation>
    </message>
    <message>
        <source>There are %1 labels for %2 tokens; one for each is needed.</source>
        <translation>標籤有 %1 個，而詞元有 %2 個；每個詞元需要一個。</translation>
    </message>
    <message>
        <source>There are %1 positions for %2 %3; one for each is needed.</source>
        <translation>位置有 %1 個，而%3有 %2 個；每個詞元需要一個。</translation>
    </message>
    <message>
        <source>There are %1 token types for %2 tokens; one for each is needed.</source>
        <translation>詞元類型有 %1 個，而詞元有 %2 個；每個詞元需要一個。</translation>
    </message>
    <message>
        <source>There are no logits here: the model has no output head.</source>
        <translation>這裡沒有 logits：模型沒有輸出頭。</translation>
    </message>
    <message>
        <source>There is no %1 attention here to derive a pattern of.</source>
        <translation>這裡沒有可供推導的%1注意力。</translation>
    </message>
    <message>
        <source>There is no %1 attention here, only: %2.</source>
        <translation>這裡沒有這種注意力（%1），只有：%2。</translation>
    </message>
    <message>
        <source>There is no %1 to run; at least one is needed.</source>
        <translation>沒有可執行的%1；至少需要一個。</translation>
    </message>
    <message>
        <source>There is no &quot;%1&quot; in layer %2; layers with it are %3.</source>
        <translation>層 %2 中沒有「%1」；有它的層為 %3。</translation>
    </message>
    <message>
        <source>There is no attention here to write.</source>
        <translation>這裡沒有可寫出的注意力。</translation>
    </message>
    <message>
        <source>There is no embedded model &quot;%1&quot;.</source>
        <translation>沒有內建的模型「%1」。</translation>
    </message>
    <message>
        <source>There is no family %1; those known are %2.</source>
        <translation>沒有系列 %1；已知的系列為 %2。</translation>
    </message>
    <message>
        <source>There is no head %1: the %2 has heads 0 to %3.</source>
        <translation>沒有頭 %1：頭為 0 到 %3（%2）。</translation>
    </message>
    <message>
        <source>There is no layer %1: the %2 has layers 0 to %3.</source>
        <translation>沒有層 %1：層為 0 到 %3（%2）。</translation>
    </message>
    <message>
        <source>There is no model &quot;%1&quot;: no directory of that name, and none among the embedded models, in %2 and in %3, where no models were found.</source>
        <translation>沒有模型「%1」：沒有這個名稱的目錄，內建的模型、%2 和 %3 中也都沒有，那裡未找到任何模型。</translation>
    </message>
    <message>
        <source>There is no model &quot;%1&quot;: no directory of that name, and none among the embedded models, in %2 and in %3; known are %4.</source>
        <translation>沒有模型「%1」：沒有這個名稱的目錄，內建的模型、%2 和 %3 中也都沒有；已知的有 %4。</translation>
    </message>
    <message>
        <source>There is no query token %1: the text has tokens 0 to %2.</source>
        <translation>沒有查詢詞元 %1：文字的詞元為 0 到 %2。</translation>
    </message>
    <message>
        <source>There is no shape %1; the shapes are %2.</source>
        <translation>沒有規格 %1；可用的規格為 %2。</translation>
    </message>
    <message>
        <source>There is no token %1: the run has %2.</source>
        <translation>沒有詞元 %1：這次執行有 %2 個。</translation>
    </message>
    <message>
        <source>There is no token %1: the vocabulary has ids 0 to %2.</source>
        <translation>沒有詞元 %1：詞彙表的編號為 0 到 %2。</translation>
    </message>
    <message>
        <source>There is no token %1; the text has tokens 0 to %2.</source>
        <translation>沒有詞元 %1；文字的詞元為 0 到 %2。</translation>
    </message>
    <message>
        <source>There is no token with id %1; the logits are of ids 0 to %2.</source>
        <translation>沒有編號為 %1 的詞元；logits 的編號為 0 到 %2。</translation>
    </message>
    <message>
        <source>There is no word to train a tokenizer with in %1.</source>
        <translation>%1 中沒有可用來訓練斷詞器的詞。</translation>
    </message>
    <message>
        <source>There is nothing to merge into words: each token is one already, or says nothing of where a word goes on.</source>
        <translation>沒有可合併為詞的內容：每個詞元已是一個詞，或沒有說明詞在哪裡延續。</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>詞元</translation>
    </message>
    <message>
        <source>Token %1 cannot be masked; the text has tokens 0 to %2.</source>
        <translation>不能遮罩詞元 %1；文字的詞元為 0 到 %2。</translation>
    </message>
    <message>
        <source>Token %1 has type %2; the model has type 0 only.</source>
        <translation>詞元 %1 的類型為 %2；模型只有類型 0。</translation>
    </message>
    <message>
        <source>Token %1 has type %2; the model has types 0 to %3.</source>
        <translation>詞元 %1 的類型為 %2；模型的類型為 0 到 %3。</translation>
    </message>
    <message>
        <source>Token id %1 is outside the vocabulary of %2 ids.</source>
        <translation>詞元編號 %1 超出詞彙表的 %2 個編號。</translation>
    </message>
    <message>
        <source>Tokens %1 to %2 of %3 cannot be recorded: the text has tokens 0 to %4.</source>
        <translation>無法記錄 %3 的詞元 %1 到 %2：文字的詞元為 0 到 %4。</translation>
    </message>
    <message>
        <source>True or False</source>
        <translation>True 或 False</translation>
    </message>
    <message>
        <source>Two raw bytes an element (V2) were read as bfloat16.</source>
        <translation>每個元素兩個原始位元組（V2），已按 bfloat16 讀取。</translation>
    </message>
    <message>
        <source>U8 of shape %1 beside blocks of 16 bytes</source>
        <translation>形狀為 %1 的 U8，配 16 位元組的區塊</translation>
    </message>
    <message>
        <source>Value-weighted attention needs the values and the output projection of a model, which an attention array does not have.</source>
        <translation>值加權注意力需要模型的值和輸出投影，而注意力陣列沒有這些。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to no layer, so that none can be chosen.</source>
        <translation>「%1」不屬於任何層，因此不能選擇層。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; says its layer itself, so that none can be chosen beside it.</source>
        <translation>「%1」本身已指明層，因此不能另外選擇層。</translation>
    </message>
    <message>
        <source>a 7z archive; unpack it first</source>
        <translation>7z 壓縮檔；請先解壓縮</translation>
    </message>
    <message>
        <source>a BMP image</source>
        <translation>BMP 影像</translation>
    </message>
    <message>
        <source>a FLAC recording</source>
        <translation>FLAC 錄音</translation>
    </message>
    <message>
        <source>a GGUF model</source>
        <translation>GGUF 模型</translation>
    </message>
    <message>
        <source>a GIF image</source>
        <translation>GIF 影像</translation>
    </message>
    <message>
        <source>a JPEG image</source>
        <translation>JPEG 影像</translation>
    </message>
    <message>
        <source>a Keras model</source>
        <translation>Keras 模型</translation>
    </message>
    <message>
        <source>a MATLAB file; save the array with np.save</source>
        <translation>MATLAB 檔案；請用 np.save 儲存陣列</translation>
    </message>
    <message>
        <source>a NetCDF file; save the array with np.save</source>
        <translation>NetCDF 檔案；請用 np.save 儲存陣列</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>a PNG image</source>
        <translation>PNG 影像</translation>
    </message>
    <message>
        <source>a Parquet file; save the array with np.save</source>
        <translation>Parquet 檔案；請用 np.save 儲存陣列</translation>
    </message>
    <message>
        <source>a PostScript document</source>
        <translation>PostScript 文件</translation>
    </message>
    <message>
        <source>a PyTorch file, which is a Python pickle, and pickles can run code; save the tensors with safetensors.torch.save_file, or as NumPy arrays with np.savez</source>
        <translation>PyTorch 檔案，即 Python pickle，而 pickle 可以執行程式碼；請用 safetensors.torch.save_file 儲存張量，或用 np.savez 存為 NumPy 陣列</translation>
    </message>
    <message>
        <source>a Python pickle, and pickles can run code; save the tensors with safetensors.torch.save_file, or as NumPy arrays with np.savez</source>
        <translation>Python pickle，而 pickle 可以執行程式碼；請用 safetensors.torch.save_file 儲存張量，或用 np.savez 存為 NumPy 陣列</translation>
    </message>
    <message>
        <source>a RAR archive; unpack it first</source>
        <translation>RAR 壓縮檔；請先解壓縮</translation>
    </message>
    <message>
        <source>a TIFF image</source>
        <translation>TIFF 影像</translation>
    </message>
    <message>
        <source>a WAV recording</source>
        <translation>WAV 錄音</translation>
    </message>
    <message>
        <source>a WebP image</source>
        <translation>WebP 影像</translation>
    </message>
    <message>
        <source>a Word document</source>
        <translation>Word 文件</translation>
    </message>
    <message>
        <source>a ZIP archive without NumPy arrays</source>
        <translation>不含 NumPy 陣列的 ZIP 壓縮檔</translation>
    </message>
    <message>
        <source>a Zstandard archive; unpack it first</source>
        <translation>Zstandard 壓縮檔；請先解壓縮</translation>
    </message>
    <message>
        <source>a bias of its scores by distance</source>
        <translation>按距離加到分數上的偏差</translation>
    </message>
    <message>
        <source>a bzip2 archive; unpack it first</source>
        <translation>bzip2 壓縮檔；請先解壓縮</translation>
    </message>
    <message>
        <source>a cap of its logits</source>
        <translation>logits 的截限</translation>
    </message>
    <message>
        <source>a convolution over tokens</source>
        <translation>詞元上的卷積</translation>
    </message>
    <message>
        <source>a damaged ZIP archive</source>
        <translation>損壞的 ZIP 壓縮檔</translation>
    </message>
    <message>
        <source>a field has the number %1</source>
        <translation>有一個欄位的編號為 %1</translation>
    </message>
    <message>
        <source>a field has the wire type %1</source>
        <translation>有一個欄位的 wire type 為 %1</translation>
    </message>
    <message>
        <source>a film or a picture (MP4, HEIC)</source>
        <translation>影片或圖片（MP4、HEIC）</translation>
    </message>
    <message>
        <source>a gzip archive; unpack it first</source>
        <translation>gzip 壓縮檔；請先解壓縮</translation>
    </message>
    <message>
        <source>a key</source>
        <translation>鍵</translation>
    </message>
    <message>
        <source>a mixture of experts</source>
        <translation>混合專家</translation>
    </message>
    <message>
        <source>a number has more than 64 bits</source>
        <translation>有一個數超過 64 位元</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程式</translation>
    </message>
    <message>
        <source>a quote inside a field that does not begin with one</source>
        <translation>欄位不以引號開頭，其中卻有引號</translation>
    </message>
    <message>
        <source>a quoted field that is never closed</source>
        <translation>有帶引號的欄位沒有結束</translation>
    </message>
    <message>
        <source>a scale of its last states</source>
        <translation>最終狀態的縮放</translation>
    </message>
    <message>
        <source>a size from 0 on</source>
        <translation>不小於 0 的大小</translation>
    </message>
    <message>
        <source>a source, a tab and a target are expected</source>
        <translation>應有原文、一個定位字元和目標</translation>
    </message>
    <message>
        <source>a tar archive; unpack it first</source>
        <translation>tar 封存檔；請先解開</translation>
    </message>
    <message>
        <source>a text without one</source>
        <translation>不含陣列的文字</translation>
    </message>
    <message>
        <source>a whole number from %1 on</source>
        <translation>不小於 %1 的整數</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>從 %1 到 %2 的整數</translation>
    </message>
    <message>
        <source>a word of %1 bytes</source>
        <translation>一個 %1 位元組的詞</translation>
    </message>
    <message>
        <source>an Arrow file; save the array with np.save</source>
        <translation>Arrow 檔案；請用 np.save 儲存陣列</translation>
    </message>
    <message>
        <source>an Excel workbook; save it as .csv</source>
        <translation>Excel 活頁簿；請另存為 .csv</translation>
    </message>
    <message>
        <source>an HDF5 file; save the array with np.save</source>
        <translation>HDF5 檔案；請用 np.save 儲存陣列</translation>
    </message>
    <message>
        <source>an MP3 recording</source>
        <translation>MP3 錄音</translation>
    </message>
    <message>
        <source>an Ogg recording</source>
        <translation>Ogg 錄音</translation>
    </message>
    <message>
        <source>an OpenDocument file; save it as .csv or text</source>
        <translation>OpenDocument 檔案；請另存為 .csv 或文字</translation>
    </message>
    <message>
        <source>an RTF document</source>
        <translation>RTF 文件</translation>
    </message>
    <message>
        <source>an SQLite database</source>
        <translation>SQLite 資料庫</translation>
    </message>
    <message>
        <source>an element type</source>
        <translation>元素類型</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>空檔案</translation>
    </message>
    <message>
        <source>an icon</source>
        <translation>圖示</translation>
    </message>
    <message>
        <source>an input, a tab and a target are expected</source>
        <translation>應有輸入、一個定位字元和目標</translation>
    </message>
    <message>
        <source>an older Office document; save it as .csv</source>
        <translation>舊版 Office 文件；請另存為 .csv</translation>
    </message>
    <message>
        <source>an xz archive; unpack it first</source>
        <translation>xz 壓縮檔；請先解壓縮</translation>
    </message>
    <message>
        <source>attention mask of decoder tokens</source>
        <translation>解碼器詞元的注意力遮罩</translation>
    </message>
    <message>
        <source>attention sinks</source>
        <translation>注意力匯點</translation>
    </message>
    <message>
        <source>binary data</source>
        <translation>二進位資料</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>封鎖</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字元</translation>
    </message>
    <message>
        <source>cross-attention</source>
        <translation>交叉注意力</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>剪去</translation>
    </message>
    <message>
        <source>d_model %1 cannot be divided among %2 head.</source>
        <translation>d_model %1 無法平分給 %2 個頭。</translation>
    </message>
    <message>
        <source>d_model %1 cannot be divided among %2 heads.</source>
        <translation>d_model %1 無法平分給 %2 個頭。</translation>
    </message>
    <message>
        <source>d_model must be 1 to %1, not %2.</source>
        <translation>d_model 必須為 1 到 %1，而不是 %2。</translation>
    </message>
    <message>
        <source>decoder token</source>
        <translation>解碼器詞元</translation>
    </message>
    <message>
        <source>decoder tokens</source>
        <translation>解碼器詞元</translation>
    </message>
    <message>
        <source>differs from attention.key_length, which is not supported</source>
        <translation>與 attention.key_length 不同，這不受支援</translation>
    </message>
    <message>
        <source>differs from hidden_size, which is not supported</source>
        <translation>與 hidden_size 不同，這不受支援</translation>
    </message>
    <message>
        <source>divides logits and must not be 0</source>
        <translation>是 logits 的除數，不能為 0</translation>
    </message>
    <message>
        <source>does not agree with num_hidden_layers, use_sliding_window, sliding_window and max_window_layers</source>
        <translation>與 num_hidden_layers、use_sliding_window、sliding_window 和 max_window_layers 不一致</translation>
    </message>
    <message>
        <source>embeddings that are drawn</source>
        <translation>隨機抽取的嵌入</translation>
    </message>
    <message>
        <source>embeddings that are projected before positions are added</source>
        <translation>加上位置之前先經投影的嵌入</translation>
    </message>
    <message>
        <source>entries in the attention mask</source>
        <translation>注意力遮罩的項</translation>
    </message>
    <message>
        <source>gives heads of size %1, and rotary positions need an even size</source>
        <translation>使頭的大小為 %1，而旋轉位置編碼需要偶數大小</translation>
    </message>
    <message>
        <source>goes on after its closing brace</source>
        <translation>在右大括號之後還有內容</translation>
    </message>
    <message>
        <source>has %1 targets for %2 tokens</source>
        <translation>有 %1 個目標，而詞元有 %2 個</translation>
    </message>
    <message>
        <source>has %1 tokens, and the model takes %2 at most</source>
        <translation>有 %1 個詞元，而模型最多接受 %2 個</translation>
    </message>
    <message>
        <source>has %1 values for %2 tokens</source>
        <translation>有 %1 個值，而詞元有 %2 個</translation>
    </message>
    <message>
        <source>has %1, and layers of this family are &quot;full_attention&quot; or &quot;sliding_attention&quot;</source>
        <translation>含有 %1，而這個系列的層為 &quot;full_attention&quot; 或 &quot;sliding_attention&quot;</translation>
    </message>
    <message>
        <source>has %1, and only %2 is supported</source>
        <translation>含有 %1，而這裡只支援 %2</translation>
    </message>
    <message>
        <source>has %1, and only &quot;c2p&quot; and &quot;p2c&quot; are supported</source>
        <translation>含有 %1，而這裡只支援 &quot;c2p&quot; 和 &quot;p2c&quot;</translation>
    </message>
    <message>
        <source>has %1, which is neither 0 nor 1</source>
        <translation>含有 %1，它既不是 0 也不是 1</translation>
    </message>
    <message>
        <source>has %1, which is neither &quot;dense&quot; nor &quot;sparse&quot;</source>
        <translation>含有 %1，它既不是 &quot;dense&quot; 也不是 &quot;sparse&quot;</translation>
    </message>
    <message>
        <source>has %1, which is not a layer</source>
        <translation>含有 %1，它不是層</translation>
    </message>
    <message>
        <source>has %1, which is not a name</source>
        <translation>含有 %1，它不是名稱</translation>
    </message>
    <message>
        <source>has %1, which is not a number above 0</source>
        <translation>含有 %1，它不是大於 0 的數</translation>
    </message>
    <message>
        <source>has %1, which this family does not have</source>
        <translation>含有 %1，這個系列沒有這一種</translation>
    </message>
    <message>
        <source>has a structured descr, and only plain numbers are read</source>
        <translation>的 descr 是結構化的，而這裡只讀取普通的數</translation>
    </message>
    <message>
        <source>has an unknown key &apos;%1&apos;</source>
        <translation>有未知的鍵 &apos;%1&apos;</translation>
    </message>
    <message>
        <source>has data_offsets %1, but the file holds only %2 bytes of data</source>
        <translation>的 data_offsets 為 %1，但檔案只有 %2 個位元組的資料</translation>
    </message>
    <message>
        <source>has dtype %1, which is none of %2</source>
        <translation>的 dtype 為 %1，不是以下之一：%2</translation>
    </message>
    <message>
        <source>has layers with a window, and use_sliding_window is not true</source>
        <translation>有帶視窗的層，而 use_sliding_window 不為 true</translation>
    </message>
    <message>
        <source>has merge %1, which is no text in UTF-8</source>
        <translation>中的合併 %1 不是 UTF-8 文字</translation>
    </message>
    <message>
        <source>has no %1</source>
        <translation>沒有 %1</translation>
    </message>
    <message>
        <source>has no &apos;%1&apos;</source>
        <translation>沒有 &apos;%1&apos;</translation>
    </message>
    <message>
        <source>has no token</source>
        <translation>沒有詞元</translation>
    </message>
    <message>
        <source>has no token for the decoder</source>
        <translation>沒有給解碼器的詞元</translation>
    </message>
    <message>
        <source>has no use for random tokens</source>
        <translation>對隨機詞元沒有用處</translation>
    </message>
    <message>
        <source>has parameters for layers of the kind %1, and only the same for all layers are supported</source>
        <translation>含有種類為 %1 的層的參數，而這裡只支援所有層都相同的參數</translation>
    </message>
    <message>
        <source>has shape %1, more elements than a file can hold</source>
        <translation>的形狀為 %1，元素數超過一個檔案所能容納</translation>
    </message>
    <message>
        <source>has the key &apos;%1&apos; twice</source>
        <translation>有兩個鍵 &apos;%1&apos;</translation>
    </message>
    <message>
        <source>has the key &quot;%1&quot;, which is no token id</source>
        <translation>有鍵 &quot;%1&quot;，它不是詞元編號</translation>
    </message>
    <message>
        <source>has the target %1, and the vocabulary has %2</source>
        <translation>有目標 %1，而詞彙表有 %2 個</translation>
    </message>
    <message>
        <source>has token %1, which is no text in UTF-8</source>
        <translation>中的詞元 %1 不是 UTF-8 文字</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>頭</translation>
    </message>
    <message>
        <source>holds the id %1, and the vocabulary has %2</source>
        <translation>含有編號 %1，而詞彙表有 %2 個</translation>
    </message>
    <message>
        <source>holds the pronoun itself</source>
        <translation>包含代名詞本身</translation>
    </message>
    <message>
        <source>infinity</source>
        <translation>∞</translation>
    </message>
    <message>
        <source>is %1 while add_prefix_space is false</source>
        <translation>為 %1，而 add_prefix_space 為 false</translation>
    </message>
    <message>
        <source>is %1, and CodeGen&apos;s heads come in four equal parts</source>
        <translation>為 %1，而 CodeGen 的頭分為相等的四份</translation>
    </message>
    <message>
        <source>is %1, and heads have only %2 dimensions</source>
        <translation>為 %1，而頭只有 %2 個維度</translation>
    </message>
    <message>
        <source>is %1, and latent attention has as many as num_attention_heads, %2</source>
        <translation>為 %1，而潛在注意力須與 num_attention_heads 一樣多，即 %2</translation>
    </message>
    <message>
        <source>is %1, and must be more than half of relative_attention_num_buckets, %2</source>
        <translation>為 %1，而它必須大於 relative_attention_num_buckets（%2）的一半</translation>
    </message>
    <message>
        <source>is %1, and of the scalings only default, linear, dynamic, llama3, yarn, longrope and proportional are supported</source>
        <translation>為 %1，而縮放方式只支援 default、linear、dynamic、llama3、yarn、longrope 和 proportional</translation>
    </message>
    <message>
        <source>is %1, and only %2 are supported</source>
        <translation>為 %1，而這裡只支援 %2</translation>
    </message>
    <message>
        <source>is %1, and only %2 is supported</source>
        <translation>為 %1，而這裡只支援 %2</translation>
    </message>
    <message>
        <source>is %1, and only MPT models where it is %2 are supported</source>
        <translation>為 %1，而 MPT 模型只支援它為 %2 的</translation>
    </message>
    <message>
        <source>is %1, and only &quot;absolute&quot; is supported</source>
        <translation>為 %1，而這裡只支援 &quot;absolute&quot;</translation>
    </message>
    <message>
        <source>is %1, and only &quot;gemma3_text&quot; is known here</source>
        <translation>為 %1，而這裡只認識 &quot;gemma3_text&quot;</translation>
    </message>
    <message>
        <source>is %1, and only &quot;gpt2&quot;, &quot;llama&quot; and &quot;bert&quot; are known here</source>
        <translation>為 %1，而這裡只認識 &quot;gpt2&quot;、&quot;llama&quot; 和 &quot;bert&quot;</translation>
    </message>
    <message>
        <source>is %1, and only layer norms are supported</source>
        <translation>為 %1，而這裡只支援層正規化（layer norm）</translation>
    </message>
    <message>
        <source>is %1, and only multihead_attention is supported</source>
        <translation>為 %1，而這裡只支援 multihead_attention</translation>
    </message>
    <message>
        <source>is %1, and only none, linear, yarn and factors in the file are supported</source>
        <translation>為 %1，而這裡只支援 none、linear、yarn 和檔案中的係數</translation>
    </message>
    <message>
        <source>is %1, and rotary positions need an even number of dimensions</source>
        <translation>為 %1，而旋轉位置編碼需要偶數個維度</translation>
    </message>
    <message>
        <source>is %1, and there are only %2 tokens</source>
        <translation>為 %1，而詞元只有 %2 個</translation>
    </message>
    <message>
        <source>is %1, but the model&apos;s attention is: %2</source>
        <translation>為 %1，但模型的注意力為：%2</translation>
    </message>
    <message>
        <source>is %1, less than the %2 dimensions that turn (qk_rope_head_dim)</source>
        <translation>為 %1，小於旋轉的 %2 個維度（qk_rope_head_dim）</translation>
    </message>
    <message>
        <source>is %1, more than the %2 experts that there are</source>
        <translation>為 %1，多於所有的 %2 個專家</translation>
    </message>
    <message>
        <source>is %1, more than the %2 groups that there are</source>
        <translation>為 %1，多於所有的 %2 組</translation>
    </message>
    <message>
        <source>is %1, which does not divide %2 %3</source>
        <translation>為 %1，不能整除 %2（%3）</translation>
    </message>
    <message>
        <source>is %1, which does not divide num_attention_heads %2</source>
        <translation>為 %1，不能整除 num_attention_heads（%2）</translation>
    </message>
    <message>
        <source>is %1, which does not divide the %2 experts</source>
        <translation>為 %1，不能整除專家數 %2</translation>
    </message>
    <message>
        <source>is %1, which is larger than a float32 can be</source>
        <translation>為 %1，超出 float32 所能表示的範圍</translation>
    </message>
    <message>
        <source>is %1, which is not among those known here: %2</source>
        <translation>為 %1，不在這裡認識的之列：%2</translation>
    </message>
    <message>
        <source>is %1, which is not an activation known here (%2)</source>
        <translation>為 %1，不是這裡認識的激勵函數（%2）</translation>
    </message>
    <message>
        <source>is %1, which is not known; known are BPEDecoder, ByteFallback, ByteLevel, CTC, Fuse, Metaspace, Replace, Sequence, Strip and WordPiece</source>
        <translation>為 %1，這裡不認識；認識的有 BPEDecoder、ByteFallback、ByteLevel、CTC、Fuse、Metaspace、Replace、Sequence、Strip 和 WordPiece</translation>
    </message>
    <message>
        <source>is %1, which is not known; known are BertNormalizer, ByteLevel, Lowercase, NFC, NFD, NFKC, NFKD, Nmt, Precompiled, Prepend, Replace, Sequence, Strip and StripAccents</source>
        <translation>為 %1，這裡不認識；認識的有 BertNormalizer、ByteLevel、Lowercase、NFC、NFD、NFKC、NFKD、Nmt、Precompiled、Prepend、Replace、Sequence、Strip 和 StripAccents</translation>
    </message>
    <message>
        <source>is %1, which is not known; known are BertPreTokenizer, ByteLevel, CharDelimiterSplit, Digits, FixedLength, Metaspace, Punctuation, Sequence, Split, UnicodeScripts, Whitespace and WhitespaceSplit</source>
        <translation>為 %1，這裡不認識；認識的有 BertPreTokenizer、ByteLevel、CharDelimiterSplit、Digits、FixedLength、Metaspace、Punctuation、Sequence、Split、UnicodeScripts、Whitespace 和 WhitespaceSplit</translation>
    </message>
    <message>
        <source>is %1, which is not known; known are BertProcessing, ByteLevel, RobertaProcessing, Sequence and TemplateProcessing</source>
        <translation>為 %1，這裡不認識；認識的有 BertProcessing、ByteLevel、RobertaProcessing、Sequence 和 TemplateProcessing</translation>
    </message>
    <message>
        <source>is %1, which is not known; known are Removed, Isolated, MergedWithPrevious, MergedWithNext and Contiguous</source>
        <translation>為 %1，這裡不認識；認識的有 Removed、Isolated、MergedWithPrevious、MergedWithNext 和 Contiguous</translation>
    </message>
    <message>
        <source>is %1, which is not known; known are WordPiece, BPE, WordLevel and Unigram</source>
        <translation>為 %1，這裡不認識；認識的有 WordPiece、BPE、WordLevel 和 Unigram</translation>
    </message>
    <message>
        <source>is %1, which leaves no position after the first %2 rows (pad_token_id + 1)</source>
        <translation>為 %1，在最前的 %2 列（pad_token_id + 1）之後沒有剩下的位置</translation>
    </message>
    <message>
        <source>is %1, which leaves nothing for %2 relative positions to share</source>
        <translation>為 %1，沒有留下可供 %2 個相對位置共用的部分</translation>
    </message>
    <message>
        <source>is %1, which special_tokens does not define</source>
        <translation>為 %1，而 special_tokens 沒有定義它</translation>
    </message>
    <message>
        <source>is %1; known are 1 to %2</source>
        <translation>為 %1；已知的為 1 到 %2</translation>
    </message>
    <message>
        <source>is B, where there is one text only</source>
        <translation>為 B，而這裡只有一段文字</translation>
    </message>
    <message>
        <source>is TemplateProcessing behind a post-processor that makes %1 parts, of which a template takes one or two</source>
        <translation>為 TemplateProcessing，而它前面的後處理器產生 %1 個部分，範本只接受一個或兩個</translation>
    </message>
    <message>
        <source>is &quot;%1&quot;, but the answer is noun %2</source>
        <translation>為 &quot;%1&quot;，但答案是名詞 %2</translation>
    </message>
    <message>
        <source>is &quot;yarn&quot;, which needs a rope_theta above 1</source>
        <translation>為 &quot;yarn&quot;，這需要大於 1 的 rope_theta</translation>
    </message>
    <message>
        <source>is a number where bytes are needed</source>
        <translation>是數，而這裡需要位元組</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>是空的</translation>
    </message>
    <message>
        <source>is empty; at least one piece is needed</source>
        <translation>是空的；至少需要一個詞片</translation>
    </message>
    <message>
        <source>is false, and norms without weights are not supported</source>
        <translation>為 false，而沒有權重的正規化不受支援</translation>
    </message>
    <message>
        <source>is false, and only models of this family with both an encoder and a decoder are supported</source>
        <translation>為 false，而這個系列只支援同時有編碼器和解碼器的模型</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>is missing or is no matrix</source>
        <translation>缺失，或不是矩陣</translation>
    </message>
    <message>
        <source>is missing, and there are experts</source>
        <translation>缺失，而模型有專家</translation>
    </message>
    <message>
        <source>is missing, and there are layers of this kind</source>
        <translation>缺失，而模型有這一種類的層</translation>
    </message>
    <message>
        <source>is missing, so the family is not known</source>
        <translation>缺失，因此不知道是哪個系列</translation>
    </message>
    <message>
        <source>is missing, so the kind of model is not known</source>
        <translation>缺失，因此不知道是哪種模型</translation>
    </message>
    <message>
        <source>is missing; %1 is needed</source>
        <translation>缺失；需要%1</translation>
    </message>
    <message>
        <source>is missing; a list is needed</source>
        <translation>缺失；需要列表</translation>
    </message>
    <message>
        <source>is missing; a text is needed</source>
        <translation>缺失；需要文字</translation>
    </message>
    <message>
        <source>is missing; an object is needed</source>
        <translation>缺失；需要物件</translation>
    </message>
    <message>
        <source>is missing; an object of pieces and ids is needed</source>
        <translation>缺失；需要詞片和編號的物件</translation>
    </message>
    <message>
        <source>is missing; each entry is a SpecialToken or a Sequence</source>
        <translation>缺失；每一項為 SpecialToken 或 Sequence</translation>
    </message>
    <message>
        <source>is missing; it is a Hugging Face config.json</source>
        <translation>缺失；它是 Hugging Face 的 config.json</translation>
    </message>
    <message>
        <source>is missing; it is a folder or a tokenizer.json</source>
        <translation>缺失；它是資料夾或 tokenizer.json</translation>
    </message>
    <message>
        <source>is missing; it is a list of texts to learn from</source>
        <translation>缺失；它是用來學習的文字的列表</translation>
    </message>
    <message>
        <source>is missing; it is one of %1</source>
        <translation>缺失；它為以下之一：%1</translation>
    </message>
    <message>
        <source>is missing; one of the five is needed</source>
        <translation>缺失；需要五者之一</translation>
    </message>
    <message>
        <source>is missing; {&quot;String&quot;: ...} or {&quot;Regex&quot;: ...} is needed</source>
        <translation>缺失；需要 {&quot;String&quot;: ...} 或 {&quot;Regex&quot;: ...}</translation>
    </message>
    <message>
        <source>is missing; {&quot;kind&quot;: &quot;causal&quot;} is an example</source>
        <translation>缺失；例如 {&quot;kind&quot;: &quot;causal&quot;}</translation>
    </message>
    <message>
        <source>is no base64 text</source>
        <translation>不是 base64 文字</translation>
    </message>
    <message>
        <source>is no number</source>
        <translation>不是數</translation>
    </message>
    <message>
        <source>is no text in UTF-8</source>
        <translation>不是 UTF-8 文字</translation>
    </message>
    <message>
        <source>is not 0: with it the same text has other tokens each time</source>
        <translation>不為 0：否則同一文字每次會有不同的詞元</translation>
    </message>
    <message>
        <source>is not finite</source>
        <translation>不是有限的數</translation>
    </message>
    <message>
        <source>is not the same for all layers, which is not supported</source>
        <translation>不是所有層都相同，這不受支援</translation>
    </message>
    <message>
        <source>is not valid UTF-8 at byte %1</source>
        <translation>在第 %1 位元組處不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>is null, and the indexer&apos;s queries are made of narrow ones</source>
        <translation>為 null，而索引器的查詢由低維的查詢得到</translation>
    </message>
    <message>
        <source>is null, and there are layers with a window</source>
        <translation>為 null，而模型有帶視窗的層</translation>
    </message>
    <message>
        <source>is set, and scaled logits are not supported</source>
        <translation>已設定，而縮放的 logits 不受支援</translation>
    </message>
    <message>
        <source>is true, and heads that mix their scores are not supported</source>
        <translation>為 true，而混合彼此分數的頭不受支援</translation>
    </message>
    <message>
        <source>is true, and layers that add to what their norms made are not supported</source>
        <translation>為 true，而把結果加到正規化輸出上的層不受支援</translation>
    </message>
    <message>
        <source>is true, and only encoders of this family are supported</source>
        <translation>為 true，而這個系列只支援編碼器</translation>
    </message>
    <message>
        <source>is true, and only models of this family with both an encoder and a decoder are supported</source>
        <translation>為 true，而這個系列只支援同時有編碼器和解碼器的模型</translation>
    </message>
    <message>
        <source>is true, and only plain decoders of this family are supported</source>
        <translation>為 true，而這個系列只支援單純的解碼器</translation>
    </message>
    <message>
        <source>is true, and this family is supported as a decoder only</source>
        <translation>為 true，而這個系列只支援作為解碼器</translation>
    </message>
    <message>
        <source>is true, which is not supported</source>
        <translation>為 true，這不受支援</translation>
    </message>
    <message>
        <source>is unknown; known are %1</source>
        <translation>未知；已知的有 %1</translation>
    </message>
    <message>
        <source>it does not start with 93 &quot;NUMPY&quot;</source>
        <translation>它不以 93 &quot;NUMPY&quot; 開頭</translation>
    </message>
    <message>
        <source>it ends within its version number</source>
        <translation>它在版本號之內就結束了</translation>
    </message>
    <message>
        <source>it ends within the length of its header</source>
        <translation>它在檔頭的長度之內就結束了</translation>
    </message>
    <message>
        <source>it has %1 bytes, and the length of its header takes 8</source>
        <translation>它有 %1 個位元組，而其檔頭的長度就要佔 8 個</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是一個資料夾</translation>
    </message>
    <message>
        <source>it needs 1 to %1 layers, not %2.</source>
        <translation>層數須為 1 到 %1，而不是 %2。</translation>
    </message>
    <message>
        <source>its ZIP64 record is missing</source>
        <translation>缺少其 ZIP64 記錄</translation>
    </message>
    <message>
        <source>its directory is cut short</source>
        <translation>其目錄被截斷</translation>
    </message>
    <message>
        <source>its directory is damaged</source>
        <translation>其目錄已損壞</translation>
    </message>
    <message>
        <source>its directory is not where its end says</source>
        <translation>其目錄不在末尾所說的位置</translation>
    </message>
    <message>
        <source>its directory, which lies at its end, is missing; it may have been cut short</source>
        <translation>缺少位於其末尾的目錄；它可能被截斷了</translation>
    </message>
    <message>
        <source>its folder does not exist</source>
        <translation>它所在的資料夾不存在</translation>
    </message>
    <message>
        <source>its folder is not writable</source>
        <translation>它所在的資料夾不可寫</translation>
    </message>
    <message>
        <source>its folder is on a read-only file system</source>
        <translation>它所在的資料夾位於唯讀檔案系統上</translation>
    </message>
    <message>
        <source>its header does not start with &quot;{&quot;</source>
        <translation>其檔頭不以「{」開頭</translation>
    </message>
    <message>
        <source>its header should have %1 bytes, but only %2 follow</source>
        <translation>其檔頭應有 %1 個位元組，但後面只有 %2 個</translation>
    </message>
    <message>
        <source>its header should have %1 bytes, more than the %2 that are allowed</source>
        <translation>其檔頭應有 %1 個位元組，超過允許的 %2 個</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation>它的名字太長</translation>
    </message>
    <message>
        <source>its version is %1.%2, and 1.0, 2.0 and 3.0 are known</source>
        <translation>其版本為 %1.%2，而已知的為 1.0、2.0 和 3.0</translation>
    </message>
    <message>
        <source>kept from a key</source>
        <translation>與鍵隔開</translation>
    </message>
    <message>
        <source>key-values</source>
        <translation>鍵值對</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>鍵</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>層</translation>
    </message>
    <message>
        <source>length %1 leaves no room for repeated tokens.</source>
        <translation>length %1 沒有給重複的詞元留下空間。</translation>
    </message>
    <message>
        <source>length %1 leaves no room for text.</source>
        <translation>length %1 沒有給文字留下空間。</translation>
    </message>
    <message>
        <source>limits of q, k and v (clip_qkv)</source>
        <translation>q、k 和 v 的限制（clip_qkv）</translation>
    </message>
    <message>
        <source>line %1, column %2 (byte %3)</source>
        <translation>第 %1 行第 %2 欄（第 %3 位元組）</translation>
    </message>
    <message>
        <source>makes %1 dimensions of each head turn, and rotary positions need an even number</source>
        <translation>使每個頭的 %1 個維度旋轉，而旋轉位置編碼需要偶數個</translation>
    </message>
    <message>
        <source>mask for cross-attention</source>
        <translation>交叉注意力的遮罩</translation>
    </message>
    <message>
        <source>mask for the encoder beside its decoder</source>
        <translation>解碼器旁的編碼器的遮罩</translation>
    </message>
    <message>
        <source>multi-head latent attention</source>
        <translation>多頭潛在注意力</translation>
    </message>
    <message>
        <source>must be %1, not %2</source>
        <translation>必須是%1，而不是 %2</translation>
    </message>
    <message>
        <source>must be 1; convolutions in groups are not supported</source>
        <translation>必須是 1；不支援分組的卷積</translation>
    </message>
    <message>
        <source>must be 1; groups of several layers are not supported</source>
        <translation>必須是 1；不支援由多層構成的組</translation>
    </message>
    <message>
        <source>must be 1; turning only a part of each head is not supported</source>
        <translation>必須是 1；不支援只旋轉每個頭的一部分</translation>
    </message>
    <message>
        <source>must be 32; models of this family have no other number of buckets</source>
        <translation>必須是 32；這個系列的模型沒有其他的桶數</translation>
    </message>
    <message>
        <source>must be 4; other widths of the feed-forward are not supported</source>
        <translation>必須是 4；不支援其他寬度的前饋</translation>
    </message>
    <message>
        <source>must be A or B, not %1</source>
        <translation>必須是 A 或 B，而不是 %1</translation>
    </message>
    <message>
        <source>must be &quot;en&quot; or &quot;zh&quot;, not &quot;%1&quot;</source>
        <translation>必須是 &quot;en&quot; 或 &quot;zh&quot;，而不是 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>must be &quot;first&quot; or &quot;last&quot;, not &quot;%1&quot;</source>
        <translation>必須是 &quot;first&quot; 或 &quot;last&quot;，而不是 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>must be a JSON object, not %1</source>
        <translation>必須是 JSON 物件，而不是 %1</translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation>必須是列表</translation>
    </message>
    <message>
        <source>must be a list of %1</source>
        <translation>必須是由以下內容構成的列表：%1</translation>
    </message>
    <message>
        <source>must be a list of %1 names, one for each layer</source>
        <translation>必須是 %1 個名稱的列表，每層一個</translation>
    </message>
    <message>
        <source>must be a list of %1 numbers, one for each layer</source>
        <translation>必須是 %1 個數的列表，每層一個</translation>
    </message>
    <message>
        <source>must be a list of %1 numbers, one for each pair of dimensions that turns</source>
        <translation>必須是 %1 個數的列表，每對旋轉的維度一個</translation>
    </message>
    <message>
        <source>must be a list of %1 positions</source>
        <translation>必須是 %1 個位置的列表</translation>
    </message>
    <message>
        <source>must be a list of a token and its id</source>
        <translation>必須是一個詞元及其編號的列表</translation>
    </message>
    <message>
        <source>must be a list of as many texts as there are ids</source>
        <translation>必須是與編號一樣多的文字的列表</translation>
    </message>
    <message>
        <source>must be a list of layers</source>
        <translation>必須是層的列表</translation>
    </message>
    <message>
        <source>must be a list of lists of token ids, not %1</source>
        <translation>必須是由詞元編號的列表構成的列表，而不是 %1</translation>
    </message>
    <message>
        <source>must be a list of pairs of names and a number, such as [[[&quot;global&quot;, &quot;local&quot;], 12]], for %1 layers</source>
        <translation>必須是名稱與一個數成對的列表，如 [[[&quot;global&quot;, &quot;local&quot;], 12]]，共 %1 層</translation>
    </message>
    <message>
        <source>must be a list of steps, not %1</source>
        <translation>必須是步的列表，而不是 %1</translation>
    </message>
    <message>
        <source>must be a list of texts</source>
        <translation>必須是文字的列表</translation>
    </message>
    <message>
        <source>must be a list of texts; one entry is %1</source>
        <translation>必須是文字的列表；其中一項為 %1</translation>
    </message>
    <message>
        <source>must be a list of token ids</source>
        <translation>必須是詞元編號的列表</translation>
    </message>
    <message>
        <source>must be a list of token ids, not %1</source>
        <translation>必須是詞元編號的列表，而不是 %1</translation>
    </message>
    <message>
        <source>must be a list with at least one entry, not %1</source>
        <translation>必須是至少有一項的列表，而不是 %1</translation>
    </message>
    <message>
        <source>must be a list, not %1</source>
        <translation>必須是列表，而不是 %1</translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>必須是數</translation>
    </message>
    <message>
        <source>must be a number from %1 on, not %2</source>
        <translation>必須是不小於 %1 的數，而不是 %2</translation>
    </message>
    <message>
        <source>must be a number from 0 to 1, not %1</source>
        <translation>必須是從 0 到 1 的數，而不是 %1</translation>
    </message>
    <message>
        <source>must be a power of 2 of up to %1, not %2</source>
        <translation>必須是不大於 %1 的 2 的冪，而不是 %2</translation>
    </message>
    <message>
        <source>must be a row of numbers</source>
        <translation>必須是一列數</translation>
    </message>
    <message>
        <source>must be a span [begin, end), not %1</source>
        <translation>必須是片段 [begin, end)，而不是 %1</translation>
    </message>
    <message>
        <source>must be a span of at least one character, not %1</source>
        <translation>必須是至少一個字元的片段，而不是 %1</translation>
    </message>
    <message>
        <source>must be a text</source>
        <translation>必須是文字</translation>
    </message>
    <message>
        <source>must be a text, not %1</source>
        <translation>必須是文字，而不是 %1</translation>
    </message>
    <message>
        <source>must be a token id or a list of them, not %1</source>
        <translation>必須是詞元編號或其列表，而不是 %1</translation>
    </message>
    <message>
        <source>must be a whole number from 0 on</source>
        <translation>必須是不小於 0 的整數</translation>
    </message>
    <message>
        <source>must be a whole number from 0 on, or a list of such</source>
        <translation>必須是不小於 0 的整數，或其列表</translation>
    </message>
    <message>
        <source>must be above 0</source>
        <translation>必須大於 0</translation>
    </message>
    <message>
        <source>must be above 0, or null for none</source>
        <translation>必須大於 0，沒有則為 null</translation>
    </message>
    <message>
        <source>must be always, first or never, not %1</source>
        <translation>必須是 always、first 或 never，而不是 %1</translation>
    </message>
    <message>
        <source>must be an even number</source>
        <translation>必須是偶數</translation>
    </message>
    <message>
        <source>must be an object with dtype, shape and data_offsets</source>
        <translation>必須是含有 dtype、shape 和 data_offsets 的物件</translation>
    </message>
    <message>
        <source>must be an odd number of tokens</source>
        <translation>必須是奇數個詞元</translation>
    </message>
    <message>
        <source>must be at least 2</source>
        <translation>必須至少為 2</translation>
    </message>
    <message>
        <source>must be at least two</source>
        <translation>必須至少有兩個</translation>
    </message>
    <message>
        <source>must be below %1, not %2</source>
        <translation>必須小於 %1，而不是 %2</translation>
    </message>
    <message>
        <source>must be greater than low_freq_factor</source>
        <translation>必須大於 low_freq_factor</translation>
    </message>
    <message>
        <source>must be hidden_size / num_attention_heads, %1</source>
        <translation>必須是 hidden_size / num_attention_heads，即 %1</translation>
    </message>
    <message>
        <source>must be hidden_size / num_attention_heads, which is %1</source>
        <translation>必須是 hidden_size / num_attention_heads，即 %1</translation>
    </message>
    <message>
        <source>must be in the order in which they stand, one behind the other</source>
        <translation>必須按其所在的順序，一個接一個</translation>
    </message>
    <message>
        <source>must be more than 0</source>
        <translation>必須大於 0</translation>
    </message>
    <message>
        <source>must be one character, not &quot;%1&quot;</source>
        <translation>必須是一個字元，而不是 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>must be one of %1, not %2</source>
        <translation>必須是以下之一：%1，而不是 %2</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>必須是 true 或 false</translation>
    </message>
    <message>
        <source>must be true or false, not %1</source>
        <translation>必須是 true 或 false，而不是 %1</translation>
    </message>
    <message>
        <source>must be two whole numbers above 0</source>
        <translation>必須是兩個大於 0 的整數</translation>
    </message>
    <message>
        <source>must be {&quot;String&quot;: ...} or {&quot;Regex&quot;: ...}</source>
        <translation>必須是 {&quot;String&quot;: ...} 或 {&quot;Regex&quot;: ...}</translation>
    </message>
    <message>
        <source>must have a list of whole numbers from 0 on as %1</source>
        <translation>的 %1 必須是由不小於 0 的整數構成的列表</translation>
    </message>
    <message>
        <source>must have data_offsets [begin, end] with begin &lt;= end, not %1</source>
        <translation>的 data_offsets 必須是 [begin, end]，且 begin &lt;= end，而不是 %1</translation>
    </message>
    <message>
        <source>must have positions of four whole numbers, not %1</source>
        <translation>必須是由四個整數構成的位置，而不是 %1</translation>
    </message>
    <message>
        <source>names heads, and models with some heads cut out of layers are not supported</source>
        <translation>指定了頭，而層中剪掉了一些頭的模型不受支援</translation>
    </message>
    <message>
        <source>names the same part twice</source>
        <translation>兩次指定同一部分</translation>
    </message>
    <message>
        <source>no cross-attention</source>
        <translation>沒有交叉注意力</translation>
    </message>
    <message>
        <source>no decoder</source>
        <translation>沒有解碼器</translation>
    </message>
    <message>
        <source>no encoder</source>
        <translation>沒有編碼器</translation>
    </message>
    <message>
        <source>no output head</source>
        <translation>沒有輸出頭</translation>
    </message>
    <message>
        <source>no space is left on the disk</source>
        <translation>磁碟上沒有剩餘空間</translation>
    </message>
    <message>
        <source>norms of queries and keys after rotary positions</source>
        <translation>旋轉位置編碼之後的查詢和鍵的正規化</translation>
    </message>
    <message>
        <source>not with a second text, whose tokens are of another type.</source>
        <translation>不能有第二段文字，因為其詞元是另一種類型。</translation>
    </message>
    <message>
        <source>not with another mask or other positions.</source>
        <translation>不能用另一種遮罩或另外的位置。</translation>
    </message>
    <message>
        <source>not with padding.</source>
        <translation>不能有填充。</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>數</translation>
    </message>
    <message>
        <source>of shape %1 and dtype %2 needs %3 bytes, but its data_offsets %4 hold %5</source>
        <translation>的形狀為 %1、dtype 為 %2，需要 %3 個位元組，但其 data_offsets %4 含有 %5 個</translation>
    </message>
    <message>
        <source>positions of decoder tokens</source>
        <translation>解碼器詞元的位置</translation>
    </message>
    <message>
        <source>pronoun</source>
        <translation>代名詞</translation>
    </message>
    <message>
        <source>queries</source>
        <translation>查詢</translation>
    </message>
    <message>
        <source>rotary positions need heads of an even size, and d_model / heads is %1.</source>
        <translation>旋轉位置編碼需要大小為偶數的頭，而 d_model / 頭數為 %1。</translation>
    </message>
    <message>
        <source>rotary positions that depend on the length of the text</source>
        <translation>取決於文字長度的旋轉位置編碼</translation>
    </message>
    <message>
        <source>says that the model is in %1 files, and only whole ones are read; join them with &quot;llama-gguf-split --merge&quot;</source>
        <translation>說模型分為 %1 個檔案，而這裡只讀取完整的模型；請用「llama-gguf-split --merge」合併</translation>
    </message>
    <message>
        <source>says that the weights are quantized (%1), which is not supported; use the checkpoint it was made from</source>
        <translation>說權重是量化的（%1），這不受支援；請使用量化之前的檢查點</translation>
    </message>
    <message>
        <source>self-attention</source>
        <translation>自注意力</translation>
    </message>
    <message>
        <source>shares %1 relative positions (max_relative_positions), and at most %2 are supported</source>
        <translation>共用 %1 個相對位置（max_relative_positions），而最多支援 %2 個</translation>
    </message>
    <message>
        <source>should have %1 at its byte %2</source>
        <translation>在第 %2 位元組處應有 %1</translation>
    </message>
    <message>
        <source>something other than a separator or a line end after a closing quote</source>
        <translation>右引號之後既不是分隔符號也不是行尾</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>switch the experiments off.</source>
        <translation>請關閉實驗。</translation>
    </message>
    <message>
        <source>tensor %1</source>
        <translation>張量 %1</translation>
    </message>
    <message>
        <source>tensors</source>
        <translation>張量</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>the disk quota is used up</source>
        <translation>磁碟配額已用完</translation>
    </message>
    <message>
        <source>the file ends in %1: %2 bytes are needed at byte %3, and %4 are left</source>
        <translation>檔案在 %1 處結束：第 %3 位元組處需要 %2 個位元組，而只剩 %4 個</translation>
    </message>
    <message>
        <source>the file is big-endian, and only little-endian ones are read</source>
        <translation>檔案是大端序（big-endian）的，而這裡只讀取小端序（little-endian）的</translation>
    </message>
    <message>
        <source>the file is of version %1, and only 2 and 3 are read</source>
        <translation>檔案的版本為 %1，而這裡只讀取 2 和 3</translation>
    </message>
    <message>
        <source>the file would be larger than the system allows</source>
        <translation>檔案會超過系統允許的大小</translation>
    </message>
    <message>
        <source>the first 4 bytes</source>
        <translation>前 4 個位元組</translation>
    </message>
    <message>
        <source>the first of which is not in the vocabulary</source>
        <translation>其中前者不在詞彙表中</translation>
    </message>
    <message>
        <source>the input has %1 and the target %2, and they must have equally many</source>
        <translation>輸入有 %1，目標有 %2，而二者必須一樣多</translation>
    </message>
    <message>
        <source>the key of key-value %1</source>
        <translation>第 %1 個鍵值對的鍵</translation>
    </message>
    <message>
        <source>the key of key-value %1 is no text in UTF-8</source>
        <translation>鍵值對 %1 的鍵不是 UTF-8 文字</translation>
    </message>
    <message>
        <source>the name of %1</source>
        <translation>%1的名稱</translation>
    </message>
    <message>
        <source>the name of %1 is no text in UTF-8</source>
        <translation>%1 的名稱不是 UTF-8 文字</translation>
    </message>
    <message>
        <source>the number of key-values</source>
        <translation>鍵值對的個數</translation>
    </message>
    <message>
        <source>the number of tensors</source>
        <translation>張量的個數</translation>
    </message>
    <message>
        <source>the second of which is not in the vocabulary</source>
        <translation>其中後者不在詞彙表中</translation>
    </message>
    <message>
        <source>the sliding window must see at least 1 key, not %1.</source>
        <translation>滑動視窗必須至少看到 1 個鍵，而不是 %1。</translation>
    </message>
    <message>
        <source>the temperature must be a number above 0.</source>
        <translation>溫度必須是大於 0 的數。</translation>
    </message>
    <message>
        <source>the type of %1</source>
        <translation>%1 的類型</translation>
    </message>
    <message>
        <source>the version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>there are %1, and length allows %2</source>
        <translation>有 %1，而 length 允許 %2 個</translation>
    </message>
    <message>
        <source>there should be %1 %2, but only %3 bytes follow</source>
        <translation>%2應有 %1 個，但後面只有 %3 個位元組</translation>
    </message>
    <message>
        <source>token</source>
        <translation>詞元</translation>
    </message>
    <message>
        <source>token types</source>
        <translation>詞元類型</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>詞元</translation>
    </message>
    <message>
        <source>two tensors overlap at byte %1 of the data</source>
        <translation>兩個張量在資料的第 %1 位元組處重疊</translation>
    </message>
    <message>
        <source>values in %1</source>
        <translation>%1 中的值</translation>
    </message>
    <message>
        <source>which joined are not in the vocabulary</source>
        <translation>而合併的結果不在詞彙表中</translation>
    </message>
    <message>
        <source>whole numbers</source>
        <translation>整數</translation>
    </message>
    <message>
        <source>word breaks</source>
        <translation>詞的分界</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1，第 %2 行：%3</translation>
    </message>
    <message>
        <source>key</source>
        <translation>鍵</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>沒有檔案</translation>
    </message>
    <message>
        <source>nouns</source>
        <translation>名詞</translation>
    </message>
    <message>
        <source>query</source>
        <translation>查詢</translation>
    </message>
    <message>
        <source>All patterns together</source>
        <translation>所有注意力權重合起來</translation>
    </message>
</context>
<context>
    <name>Effects</name>
    <message>
        <source>layer %1, head %2</source>
        <translation>層 %1，頭 %2</translation>
    </message>
    <message>
        <source>token embedding</source>
        <translation>詞元嵌入</translation>
    </message>
    <message>
        <source>position embedding</source>
        <translation>位置嵌入</translation>
    </message>
    <message>
        <source>token type embedding</source>
        <translation>詞元類型嵌入</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>bias of the embedding&apos;s norm</source>
        <translation>嵌入正規化的偏差</translation>
    </message>
    <message>
        <source>layer %1, attention&apos;s bias</source>
        <translation>層 %1，注意力的偏差</translation>
    </message>
    <message>
        <source>layer %1, bias of the attention&apos;s norm</source>
        <translation>層 %1，注意力正規化的偏差</translation>
    </message>
    <message>
        <source>layer %1, feed-forward</source>
        <translation>層 %1，前饋</translation>
    </message>
    <message>
        <source>bias of the last norm</source>
        <translation>最後正規化的偏差</translation>
    </message>
    <message>
        <source>bias of the logits</source>
        <translation>logits 的偏差</translation>
    </message>
    <message>
        <source>%1
with it: logit %2, probability %3
without: logit %4, probability %5</source>
        <translation>%1
有它：logit %2，機率 %3
沒有它：logit %4，機率 %5</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The most does %1: %2.</source>
        <translation>作用最大的是%1：%2。</translation>
    </message>
    <message>
        <source>the other %1 parts</source>
        <translation>其餘 %1 個部分</translation>
    </message>
    <message>
        <source>sum: logit of “%1”</source>
        <translation>總和：「%1」的 logit</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>編碼器</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解碼器</translation>
    </message>
    <message>
        <source>Cross-attention</source>
        <translation>交叉注意力</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>層 %1</translation>
    </message>
    <message>
        <source>feed-forward</source>
        <translation>前饋</translation>
    </message>
    <message>
        <source>logit %1, probability %2</source>
        <translation>logit %1，機率 %2</translation>
    </message>
    <message>
        <source>logit %1</source>
        <translation>logit %1</translation>
    </message>
    <message>
        <source>What speaks for “%1”, and what against it: %2</source>
        <translation>什麼支持「%1」，什麼反對它：%2</translation>
    </message>
    <message>
        <source>Direct logit attribution: the logit is split over all that it is a sum of. What a part does by way of later layers is not in its share.</source>
        <translation>直接 logit 歸因：把 logit 拆分到組成它的各部分。某部分經由後面各層產生的作用不計入其份額。</translation>
    </message>
    <message>
        <source>Ablation: how far the logit falls when a head gives its mean over the text (below 0: it rises). Effects of single heads do not add up.</source>
        <translation>消融：當一個頭改為輸出全文平均值時，logit 下降多少（小於 0：上升）。單個頭的作用不能相加。</translation>
    </message>
    <message>
        <source>Ablation: how far the logit falls when a head is switched off (below 0: it rises). Effects of single heads do not add up.</source>
        <translation>消融：關閉一個頭時，logit 下降多少（小於 0：上升）。單個頭的作用不能相加。</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>encoder layer %1, head %2</source>
        <translation>編碼器層 %1，頭 %2</translation>
    </message>
    <message>
        <source>decoder layer %1, head %2</source>
        <translation>解碼器層 %1，頭 %2</translation>
    </message>
    <message>
        <source>cross-attention layer %1, head %2</source>
        <translation>交叉注意力層 %1，頭 %2</translation>
    </message>
</context>
<context>
    <name>EncodingContent</name>
    <message>
        <source>Cosine similarity of positions</source>
        <translation>位置的餘弦相似度</translation>
    </message>
    <message>
        <source>Dot product of positions</source>
        <translation>位置的內積</translation>
    </message>
    <message>
        <source>base %1, d_model %2</source>
        <translation>基數 %1，d_model %2</translation>
    </message>
    <message>
        <source>position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>dimension</source>
        <translation>維度</translation>
    </message>
    <message>
        <source>base %1, d_k %2; the angle of each pair of dimensions</source>
        <translation>基數 %1，d_k %2；每對維度的角度</translation>
    </message>
    <message>
        <source>cosines, then sines</source>
        <translation>先餘弦，後正弦</translation>
    </message>
    <message>
        <source>%1 heads; what is added to the score of a key at a distance</source>
        <translation>%1 個頭；給一定距離處的鍵的分數加上的值</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>距離</translation>
    </message>
    <message>
        <source>head</source>
        <translation>頭</translation>
    </message>
    <message>
        <source>Bias of head %1: queries and keys</source>
        <translation>頭 %1 的偏差：查詢與鍵</translation>
    </message>
    <message>
        <source>The model&apos;s table of positions is not at hand.</source>
        <translation>沒有模型的位置表。</translation>
    </message>
    <message>
        <source>a table, %1 of its %2 positions, d_model %3</source>
        <translation>一張表，共 %2 個位置中的 %1 個，d_model %3</translation>
    </message>
    <message>
        <source>There is no model behind these weights; choose a formula to see its matrix.</source>
        <translation>這些權重背後沒有模型；請選擇一個公式來查看其矩陣。</translation>
    </message>
    <message>
        <source>This model has no positional encoding: it sees a set of tokens, without order.</source>
        <translation>這個模型沒有位置編碼：它看到的是一組沒有順序的詞元。</translation>
    </message>
    <message>
        <source>Own encoding of %1: %2</source>
        <translation>%1 自身的編碼：%2</translation>
    </message>
    <message>
        <source>%1, base %2, d_model %3</source>
        <translation>%1，基數 %2，d_model %3</translation>
    </message>
    <message>
        <source>%1, base %2, d_k %3</source>
        <translation>%1，基數 %2，d_k %3</translation>
    </message>
    <message>
        <source>%1, %2 heads</source>
        <translation>%1，%2 個頭</translation>
    </message>
    <message>
        <source>Formula: %1</source>
        <translation>公式：%1</translation>
    </message>
    <message>
        <source>%1; %2&apos;s own is: %3</source>
        <translation>%1；%2 自身的是：%3</translation>
    </message>
    <message>
        <source>cos of pair %1</source>
        <translation>第 %1 對的 cos</translation>
    </message>
    <message>
        <source>sin of pair %1</source>
        <translation>第 %1 對的 sin</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>句對</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>符號</translation>
    </message>
    <message>
        <source>bert-base-uncased or gpt2; keeps the model at hand</source>
        <translation>bert-base-uncased 或 gpt2；保留目前模型</translation>
    </message>
    <message>
        <source>bert-base-uncased; keeps the model at hand</source>
        <translation>bert-base-uncased；保留目前模型</translation>
    </message>
    <message>
        <source>the playground, or a model that knows Chinese</source>
        <translation>試驗場，或懂中文的模型</translation>
    </message>
    <message>
        <source>the playground</source>
        <translation>試驗場</translation>
    </message>
    <message>
        <source>the playground, or gpt2</source>
        <translation>試驗場，或 gpt2</translation>
    </message>
</context>
<context>
    <name>Experiment</name>
    <message>
        <source>head</source>
        <translation>頭</translation>
    </message>
    <message>
        <source>encoder head</source>
        <translation>編碼器頭</translation>
    </message>
    <message>
        <source>decoder head</source>
        <translation>解碼器頭</translation>
    </message>
    <message>
        <source>cross-attention head</source>
        <translation>交叉注意力頭</translation>
    </message>
    <message>
        <source>%1 switched off</source>
        <translation>%1 已關閉</translation>
    </message>
    <message>
        <source>%1 at its mean</source>
        <translation>%1 取平均值</translation>
    </message>
    <message>
        <source>decoder token %1 cut</source>
        <translation>剪去解碼器詞元 %1</translation>
    </message>
    <message>
        <source>token %1 cut</source>
        <translation>剪去詞元 %1</translation>
    </message>
    <message>
        <source>key %1 blocked</source>
        <translation>封鎖鍵 %1</translation>
    </message>
    <message>
        <source>key %1 blocked for query %2</source>
        <translation>對查詢 %2 封鎖鍵 %1</translation>
    </message>
    <message>
        <source>score scale %1</source>
        <translation>分數縮放 %1</translation>
    </message>
    <message>
        <source>%1 more changes</source>
        <translation>另有 %1 項改變</translation>
    </message>
    <message>
        <source>Switch Head %1 Off</source>
        <translation>關閉頭 %1</translation>
    </message>
    <message>
        <source>Set Head %1 to Its Mean</source>
        <translation>把頭 %1 設為平均值</translation>
    </message>
    <message>
        <source>Cut a Token</source>
        <translation>剪去一個詞元</translation>
    </message>
    <message>
        <source>choose a token first</source>
        <translation>請先選擇詞元</translation>
    </message>
    <message>
        <source>Cut Token %1 %2</source>
        <translation>剪去詞元 %1 %2</translation>
    </message>
    <message>
        <source>Block a Key</source>
        <translation>封鎖一個鍵</translation>
    </message>
    <message>
        <source>choose a cell first</source>
        <translation>請先選擇儲存格</translation>
    </message>
    <message>
        <source>Block Key %1 %2 for Every Query</source>
        <translation>對所有查詢封鎖鍵 %1 %2</translation>
    </message>
    <message>
        <source>Block Key %1 %2 for Query %3 %4</source>
        <translation>對查詢 %3 %4 封鎖鍵 %1 %2</translation>
    </message>
    <message>
        <source>Without Positional Encoding</source>
        <translation>不用位置編碼</translation>
    </message>
    <message>
        <source>this model has none</source>
        <translation>這個模型沒有</translation>
    </message>
    <message>
        <source>An imported array cannot be changed: there is no model behind it.</source>
        <translation>匯入的陣列不能改變：背後沒有模型。</translation>
    </message>
    <message>
        <source>Another Score Scale…</source>
        <translation>改變分數縮放…</translation>
    </message>
    <message>
        <source>on already</source>
        <translation>已啟用</translation>
    </message>
    <message>
        <source>without positional encoding</source>
        <translation>不用位置編碼</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1「%2」</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>「%1」</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>The dot product of the query vector and the key vector</source>
        <translation>查詢向量與鍵向量的內積</translation>
    </message>
    <message>
        <source>q·k</source>
        <translation>q·k</translation>
    </message>
    <message>
        <source>× scale</source>
        <translation>× 縮放</translation>
    </message>
    <message>
        <source>What q·k is multiplied by</source>
        <translation>q·k 所乘的係數</translation>
    </message>
    <message>
        <source>soft cap</source>
        <translation>軟上限</translation>
    </message>
    <message>
        <source>c in c × tanh(x / c), which keeps scores between −c and c</source>
        <translation>c × tanh(x / c) 中的 c，使分數保持在 −c 到 c 之間</translation>
    </message>
    <message>
        <source>score</source>
        <translation>分數</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>被遮罩</translation>
    </message>
    <message>
        <source>The mask keeps this query from looking at this key</source>
        <translation>遮罩不讓這個查詢看這個鍵</translation>
    </message>
    <message>
        <source>+ bias</source>
        <translation>+ 偏差</translation>
    </message>
    <message>
        <source>Added for the distance of the two tokens</source>
        <translation>按兩個詞元的距離加上</translation>
    </message>
    <message>
        <source>= score</source>
        <translation>= 分數</translation>
    </message>
    <message>
        <source>Before softmax</source>
        <translation>softmax 之前</translation>
    </message>
    <message>
        <source>log-sum-exp</source>
        <translation>log-sum-exp</translation>
    </message>
    <message>
        <source>The logarithm of the sum of exp(score) over the keys of this query</source>
        <translation>對這個查詢的所有鍵求 exp(分數) 之和的對數</translation>
    </message>
    <message>
        <source>sink</source>
        <translation>匯點</translation>
    </message>
    <message>
        <source>A score of the head&apos;s own that takes part in the sum and stands for no token</source>
        <translation>這個頭自身的一個分數，參與求和但不對應任何詞元</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>權重</translation>
    </message>
    <message>
        <source>weight = exp(score − log-sum-exp)</source>
        <translation>權重 = exp(分數 − log-sum-exp)</translation>
    </message>
    <message>
        <source>After softmax</source>
        <translation>softmax 之後</translation>
    </message>
    <message>
        <source>layer %1, head %2</source>
        <translation>層 %1，頭 %2</translation>
    </message>
    <message>
        <source>… (%1 heads)</source>
        <translation>…（%1 個頭）</translation>
    </message>
    <message>
        <source>mean of heads %1</source>
        <translation>頭 %1 的平均</translation>
    </message>
    <message>
        <source>layer %1: %2</source>
        <translation>層 %1：%2</translation>
    </message>
    <message>
        <source>no cross-attention</source>
        <translation>沒有交叉注意力</translation>
    </message>
    <message>
        <source>no self-attention</source>
        <translation>沒有自注意力</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>分數</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>The weights were read from a file; the scores behind them are not in it.</source>
        <translation>權重是從檔案讀取的；檔案裡沒有對應的分數。</translation>
    </message>
    <message>
        <source>entropy</source>
        <translation>熵</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 位元</translation>
    </message>
    <message>
        <source>How spread out the weights are, the mean over queries; 0: all on one key</source>
        <translation>權重的分散程度，對查詢取平均；0：全在一個鍵上</translation>
    </message>
    <message>
        <source>mean distance</source>
        <translation>平均距離</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 個詞元</translation>
    </message>
    <message>
        <source>How far away the keys are, weighted</source>
        <translation>鍵的遠近，按權重平均</translation>
    </message>
    <message>
        <source>on the first token</source>
        <translation>在首詞元上</translation>
    </message>
    <message>
        <source>Mean weight on key 0</source>
        <translation>鍵 0 的平均權重</translation>
    </message>
    <message>
        <source>on the token itself</source>
        <translation>在詞元自身上</translation>
    </message>
    <message>
        <source>Mean weight on the query&apos;s own token</source>
        <translation>查詢自身詞元的平均權重</translation>
    </message>
    <message>
        <source>on the previous token</source>
        <translation>在前一詞元上</translation>
    </message>
    <message>
        <source>Mean weight one token before</source>
        <translation>前一詞元的平均權重</translation>
    </message>
    <message>
        <source>on the next token</source>
        <translation>在後一詞元上</translation>
    </message>
    <message>
        <source>Mean weight one token after</source>
        <translation>後一詞元的平均權重</translation>
    </message>
    <message>
        <source>largest of a row, mean</source>
        <translation>列最大值的平均</translation>
    </message>
    <message>
        <source>Mean of each query&apos;s largest weight</source>
        <translation>每個查詢最大權重的平均值</translation>
    </message>
    <message>
        <source>layer %1, all heads</source>
        <translation>層 %1，所有頭</translation>
    </message>
    <message>
        <source>none</source>
        <translation>無</translation>
    </message>
    <message>
        <source>What is shown is made of the run’s weights; no softmax of scores gives it.</source>
        <translation>所顯示的由這次執行的權重得出，不是任何分數的 softmax。</translation>
    </message>
    <message>
        <source>%1, bits</source>
        <translation>%1（比特）</translation>
    </message>
    <message>
        <source>%1, tokens</source>
        <translation>%1（詞元）</translation>
    </message>
    <message>
        <source>%1, words</source>
        <translation>%1（詞）</translation>
    </message>
    <message>
        <source>%1 words</source>
        <translation>%1 個詞</translation>
    </message>
    <message>
        <source>What the word’s tokens give to all tokens of the other word, in the mean</source>
        <translation>該詞的各詞元給另一個詞全部詞元的權重，取平均</translation>
    </message>
    <message>
        <source>none, only tokens have them</source>
        <translation>沒有，只有詞元才有</translation>
    </message>
    <message>
        <source>A word’s weight is made of its tokens’ weights; no softmax of scores gives it.</source>
        <translation>詞的權重由其詞元的權重合成，不是由分數經 softmax 得到的。</translation>
    </message>
    <message>
        <source>on the first word</source>
        <translation>在首詞上</translation>
    </message>
    <message>
        <source>on the word itself</source>
        <translation>在詞自身上</translation>
    </message>
    <message>
        <source>Mean weight on the query&apos;s own word</source>
        <translation>對查詢自身這個詞的平均權重</translation>
    </message>
    <message>
        <source>on the previous word</source>
        <translation>在前一個詞上</translation>
    </message>
    <message>
        <source>Mean weight one word before</source>
        <translation>對前一個詞的平均權重</translation>
    </message>
    <message>
        <source>on the next word</source>
        <translation>在後一個詞上</translation>
    </message>
    <message>
        <source>Mean weight one word after</source>
        <translation>對後一個詞的平均權重</translation>
    </message>
    <message>
        <source>normalized entropy</source>
        <translation>正規化熵</translation>
    </message>
    <message>
        <source>The entropy as a share of the most there can be; 1: every visible key has the same weight</source>
        <translation>熵占其最大可能值的比例；1：每個可見的鍵權重相同</translation>
    </message>
</context>
<context>
    <name>Font</name>
    <message>
        <source>%1, Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, WenQuanYi Micro Hei</source>
        <extracomment>Font families, the best first; %1 is the desktop&apos;s. Where most words are Chinese, a Chinese one comes first: lines are as high as the first one says. The same character has another shape in another language.</extracomment>
        <translation>Noto Sans CJK TC, Noto Sans TC, Source Han Sans TC, Noto Sans CJK SC, WenQuanYi Micro Hei, %1</translation>
    </message>
</context>
<context>
    <name>FrameExport</name>
    <message>
        <source>There is no text to make pictures of.</source>
        <translation>沒有文字可以生成圖片。</translation>
    </message>
    <message>
        <source>There is no training whose steps could be drawn.</source>
        <translation>沒有可以繪製其步驟的訓練。</translation>
    </message>
</context>
<context>
    <name>HeadMapView</name>
    <message>
        <source>Computing what heads do…</source>
        <translation>正在計算各頭的作用…</translation>
    </message>
    <message>
        <source>Choose a cell: a token that looks, and one that is looked at.</source>
        <translation>請選擇一個儲存格：一個看的詞元和一個被看的詞元。</translation>
    </message>
    <message>
        <source>No head follows this rule here.</source>
        <translation>這裡沒有頭遵循這條規則。</translation>
    </message>
    <message>
        <source>head</source>
        <translation>頭</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>層</translation>
    </message>
    <message>
        <source>A has %1 × %2 layers and heads, B has %3 × %4: the map shows A alone.</source>
        <translation>A 有 %1 × %2 個層和頭，B 有 %3 × %4 個：圖中只顯示 A。</translation>
    </message>
    <message>
        <source>%1 The map shows A alone.</source>
        <translation>%1圖中只顯示 A。</translation>
    </message>
    <message>
        <source>A − B: %1</source>
        <translation>A − B：%1</translation>
    </message>
    <message>
        <source>B is a head of the same run, whose map is that of A.</source>
        <translation>B 是同一次執行中的頭，它的圖就是 A 的圖。</translation>
    </message>
    <message>
        <source>B has not both of the tokens of this cell.</source>
        <translation>B 沒有這個儲存格的兩個詞元。</translation>
    </message>
    <message>
        <source>Computing …</source>
        <translation>正在計算…</translation>
    </message>
</context>
<context>
    <name>HeadSentence</name>
    <message>
        <source>This head follows no simple rule.</source>
        <translation>這個頭不遵循簡單的規則。</translation>
    </message>
    <message>
        <source>This head looks one word back (%1 of the weight).</source>
        <translation>這個頭看前一個詞（佔權重 %1）。</translation>
    </message>
    <message>
        <source>This head looks at the word itself (%1 of the weight).</source>
        <translation>這個頭看詞自身（佔權重 %1）。</translation>
    </message>
    <message>
        <source>This head looks one word ahead (%1 of the weight).</source>
        <translation>這個頭看後一個詞（佔權重 %1）。</translation>
    </message>
    <message>
        <source>This head looks at the first token (%1 of the weight).</source>
        <translation>這個頭看首詞元（佔權重 %1）。</translation>
    </message>
    <message>
        <source>This head looks at earlier places of the same word (%1 of the weight).</source>
        <translation>這個頭看同一個詞此前出現的地方（佔權重 %1）。</translation>
    </message>
    <message>
        <source>This head looks at what followed the same word before (%1 of the weight).</source>
        <translation>這個頭看同一個詞上次出現後面的內容（佔權重 %1）。</translation>
    </message>
    <message>
        <source>This head looks at special tokens such as [SEP] (%1 of the weight).</source>
        <translation>這個頭看 [SEP] 這樣的特殊詞元（佔權重 %1）。</translation>
    </message>
    <message>
        <source>This head looks at punctuation (%1 of the weight).</source>
        <translation>這個頭看標點（佔權重 %1）。</translation>
    </message>
    <message>
        <source>%1, %2 of the weight</source>
        <translation>%1，佔權重 %2</translation>
    </message>
</context>
<context>
    <name>HeadsView</name>
    <message>
        <source>Head %1</source>
        <translation>頭 %1</translation>
    </message>
    <message>
        <source>max %1</source>
        <translation>最大 %1</translation>
    </message>
    <message>
        <source>max-pooled: each pixel is the largest of %1 × %1 cells</source>
        <translation>最大池化：每個像素取 %1 × %1 個儲存格中的最大值</translation>
    </message>
    <message>
        <source>mean-pooled: each pixel is the mean of %1 × %1 cells</source>
        <translation>平均池化：每個像素取 %1 × %1 個儲存格的平均值</translation>
    </message>
    <message>
        <source>The picture is too small for the heads of a layer: make it larger.</source>
        <translation>圖片太小，放不下一層的頭：請放大。</translation>
    </message>
    <message>
        <source>Show one head</source>
        <translation>顯示一個頭</translation>
    </message>
    <message>
        <source>The heads of layer %1</source>
        <translation>層 %1 的頭</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>注意力頭</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>鍵</translation>
    </message>
    <message>
        <source>queries</source>
        <translation>查詢</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有頭</translation>
    </message>
    <message>
        <source>keys →</source>
        <translation>鍵 →</translation>
    </message>
    <message>
        <source>queries ↓</source>
        <translation>查詢 ↓</translation>
    </message>
    <message>
        <source>%1 (switched off)</source>
        <translation>%1（已關閉）</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>One query token in one head, from its embedding to the logits: every stage with its real numbers, as this run has made them.</source>
        <translation>一個查詢詞元在一個頭中，從嵌入到 logits：每一步都是本次執行得出的真實數值。</translation>
    </message>
    <message>
        <source>Follow the stages from top to bottom: embedding and position, norm, q, k and v, the scores of every key, softmax, the weighted values, the heads joined, the output projection, the feed-forward, the next layer.</source>
        <translation>從上到下看各個步驟：嵌入和位置、正規化、q、k 和 v、每個鍵的分數、softmax、加權的值、各頭拼接、輸出投影、前饋、下一層。</translation>
    </message>
    <message>
        <source>Blue is positive, orange negative. The deepest colour of a stage is its largest absolute value, printed at its right; numbers of one stage can be compared by eye, those of two stages cannot.</source>
        <translation>藍色為正，橙色為負。一步中最深的顏色是其最大絕對值，印在右側；同一步的數值可以目測比較，不同步之間則不行。</translation>
    </message>
    <message>
        <source>Pin a token to keep its numbers below those of the next one. The menu of dishes at the end has scores that you can change: softmax and the weighted sum follow.</source>
        <translation>固定一個詞元，它的數值就留在下一個詞元的數值下方。末尾的菜單中分數可以更改：softmax 和加權和隨之變化。</translation>
    </message>
    <message>
        <source>What one head adds to the residual stream: values v weighted by the pattern, then projected.</source>
        <translation>一個頭加到殘差流上的內容：值 v 按注意力加權，再投影。</translation>
    </message>
    <message>
        <source>The feed-forward network; many models have another activation, or a gate, in place of max(0, ·).</source>
        <translation>前饋網路；許多模型用別的激勵函數或門控代替 max(0, ·)。</translation>
    </message>
    <message>
        <source>The norm before or after a sublayer; RMSNorm leaves the mean out.</source>
        <translation>子層之前或之後的正規化；RMSNorm 不減平均值。</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向鍵</translation>
    </message>
    <message>
        <source>Up and down walk the query tokens, left and right the keys</source>
        <translation>上下移動查詢詞元，左右移動鍵</translation>
    </message>
    <message>
        <source>Ctrl+Arrow keys</source>
        <translation>Ctrl+方向鍵</translation>
    </message>
    <message>
        <source>The next or the previous head, the next or the previous layer</source>
        <translation>下一個或上一個頭，下一層或上一層</translation>
    </message>
    <message>
        <source>Ctrl+F, F3</source>
        <translation>Ctrl+F、F3</translation>
    </message>
    <message>
        <source>Finds tokens and text, and goes to the next place</source>
        <translation>尋找詞元和文字，並轉到下一處</translation>
    </message>
    <message>
        <source>Menu key, right click</source>
        <translation>選單鍵、右鍵</translation>
    </message>
    <message>
        <source>Which other views can show this</source>
        <translation>還有哪些檢視能顯示它</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Lets go of the tokens</source>
        <translation>放開詞元</translation>
    </message>
    <message>
        <source>Ctrl+C, Ctrl+E</source>
        <translation>Ctrl+C、Ctrl+E</translation>
    </message>
    <message>
        <source>Copies the picture, exports it</source>
        <translation>複製圖片、匯出圖片</translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation>Page Up、Page Down</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>捲動</translation>
    </message>
    <message>
        <source>What every head does for the logit of one token: how much it changes when the head is switched off, or how much of it the head writes itself.</source>
        <translation>每個頭對一個詞元的 logit 有什麼作用：關閉這個頭時它變化多少，或這個頭自己寫入了多少。</translation>
    </message>
    <message>
        <source>Each square is a head, blue where it speaks for the token and orange where it speaks against it. The list ranks them; a click on one puts it in focus.</source>
        <translation>每個方塊是一個頭，支持該詞元為藍色，反對為橙色。列表按大小排列；點按即設為焦點。</translation>
    </message>
    <message>
        <source>Switching off runs the model once for each head, so it has everything in it that later layers do about it. Attribution splits one run&apos;s logit exactly into what the embedding, each head and each feed-forward add; what a part does by way of later layers is not in its share.</source>
        <translation>關閉法對每個頭各執行一次模型，因此包含後面各層由此產生的全部變化。歸因法把一次執行的 logit 精確拆分為嵌入、每個頭和每個前饋加上的部分；某部分經由後面各層產生的作用不計入其份額。</translation>
    </message>
    <message>
        <source>The change of the logit of token t when head h is switched off.</source>
        <translation>關閉頭 h 時詞元 t 的 logit 的變化。</translation>
    </message>
    <message>
        <source>Direct logit attribution: the final norm&apos;s divisor σ is held at its value in this run, so that the logit is a sum over parts.</source>
        <translation>直接 logit 歸因：最後正規化的除數 σ 固定為本次執行的值，於是 logit 成為各部分之和。</translation>
    </message>
    <message>
        <source>Every head of the model at once: as a small picture of its pattern, or as one number in colour.</source>
        <translation>同時顯示模型的每個頭：以注意力小圖，或以顏色表示的一個數。</translation>
    </message>
    <message>
        <source>Choose above what is shown, how heads are ordered, and which are left out.</source>
        <translation>在上方選擇顯示什麼、頭如何排序、略去哪些。</translation>
    </message>
    <message>
        <source>“By the cell&apos;s weight” answers which head looks from the focused query to the focused key. “Like the focused head” ranks by agreement of the two patterns.</source>
        <translation>「按儲存格權重」回答哪個頭從焦點查詢看向焦點鍵。「與焦點頭相似」按兩幅注意力圖的一致度排名。</translation>
    </message>
    <message>
        <source>Numbers are means over the queries of this text. A head is named after a habit only where that habit explains at least half of the weight.</source>
        <translation>數值是對本文查詢的平均。只有當一種習慣能解釋至少一半的權重時，才用它給頭命名。</translation>
    </message>
    <message>
        <source>agreement</source>
        <translation>一致度</translation>
    </message>
    <message>
        <source>Walk over the heads</source>
        <translation>在各頭之間移動</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>The head large</source>
        <translation>放大這個頭</translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation>Ctrl+B</translation>
    </message>
    <message>
        <source>Shows or hides the map</source>
        <translation>顯示或隱藏總覽</translation>
    </message>
    <message>
        <source>All heads of one layer as heatmaps, or one head large. Each is the attention pattern of that head: one row for each query token, one column for each key token.</source>
        <translation>以熱圖顯示一層的所有頭，或放大一個頭。每幅是該頭的注意力圖：每個查詢詞元一列，每個鍵詞元一欄。</translation>
    </message>
    <message>
        <source>Read a row from left to right: it is what this word looks at. The weights of a row sum to 1. A cell far from the background&apos;s colour is a key that gets much of the weight.</source>
        <translation>從左到右看一列：這就是這個詞看向的內容。一列的權重之和為 1。顏色與背景相差大的儲存格是得到大量權重的鍵。</translation>
    </message>
    <message>
        <source>A diagonal just below the main one is a head that looks one word back; a full column is a word that every word looks at, often the first one. Grey cells are masked: the query may not look there. Hatched cells are left out by choice.</source>
        <translation>緊貼主對角線下方的對角線表示看前一個詞的頭；整欄都深表示每個詞都看的詞，往往是第一個。灰色儲存格被遮罩：查詢不能看那裡。斜線儲存格是選擇略去的。</translation>
    </message>
    <message>
        <source>The bar below is the scale and the control at once: 0 to the 99.5th percentile of the drawn cells unless you choose otherwise; the arrow at its end names the true maximum.</source>
        <translation>下方的色階既是刻度也是控制元件：除非另行選擇，範圍為 0 到所畫儲存格的第 99.5 百分位；末端的箭頭註明真正的最大值。</translation>
    </message>
    <message>
        <source>The weight of query i on key j. q and k are the head&apos;s own projections of the two tokens, d&lt;sub&gt;k&lt;/sub&gt; is their length; softmax makes each row sum to 1. A model with another scale, or with a bias for positions, adds these where the formula has 1/√d&lt;sub&gt;k&lt;/sub&gt;.</source>
        <translation>查詢 i 對鍵 j 的權重。q 和 k 是這個頭對兩個詞元各自的投影，d&lt;sub&gt;k&lt;/sub&gt; 是其長度；softmax 使每列之和為 1。使用其他縮放或位置偏差的模型，在公式中 1/√d&lt;sub&gt;k&lt;/sub&gt; 處加入它們。</translation>
    </message>
    <message>
        <source>The focused head large</source>
        <translation>放大焦點頭</translation>
    </message>
    <message>
        <source>Ctrl+G, Ctrl+Shift+G</source>
        <translation>Ctrl+G、Ctrl+Shift+G</translation>
    </message>
    <message>
        <source>All heads of the layer, one head</source>
        <translation>這一層的所有頭、單個頭</translation>
    </message>
    <message>
        <source>+, -, F</source>
        <translation>+、-、F</translation>
    </message>
    <message>
        <source>In one head: zoom in, zoom out, show everything</source>
        <translation>單個頭中：放大、縮小、顯示全部</translation>
    </message>
    <message>
        <source>The numbers behind the focus: what the focused token looks at, or what looks at it, ranked; how the focused cell&apos;s weight comes about; and what the head does on this text.</source>
        <translation>焦點背後的數值：焦點詞元看什麼或什麼看它的排名；焦點儲存格的權重如何得出；這個頭在本文中做什麼。</translation>
    </message>
    <message>
        <source>“Looks at” ranks the keys of the focused query by weight, “Is looked at by” the queries of the focused token. Several heads can be chosen above the list; then the mean of their weights is ranked.</source>
        <translation>「看向」按權重排列焦點查詢的鍵，「被誰看」排列焦點詞元的查詢。列表上方可選多個頭，這時按其平均權重排名。</translation>
    </message>
    <message>
        <source>The cell&apos;s lines lead from the product q · k over the scale and the bias to the score, and by the row&apos;s log-sum-exp to the weight. “Show in …” opens the views that show the same cell another way.</source>
        <translation>儲存格的各行從乘積 q · k 經縮放和偏差到分數，再由該列的 log-sum-exp 到權重。「在…中顯示」開啟以其他方式顯示同一儲存格的檢視。</translation>
    </message>
    <message>
        <source>The same softmax, written with the logarithm of the row&apos;s sum: s&lt;sub&gt;ij&lt;/sub&gt; is the score of query i and key j after scale, bias and mask.</source>
        <translation>同一個 softmax，用該列之和的對數寫出：s&lt;sub&gt;ij&lt;/sub&gt; 是查詢 i 與鍵 j 經縮放、偏差和遮罩之後的分數。</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>上、下</translation>
    </message>
    <message>
        <source>Walk the list and preview</source>
        <translation>在列表中移動並預覽</translation>
    </message>
    <message>
        <source>Locks the entry</source>
        <translation>鎖定該項</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>In the list: copies it as a table</source>
        <translation>在列表中：複製為表格</translation>
    </message>
    <message>
        <source>Queries at the left, keys at the right, and a line for each weight between them; or arcs over one line of text. Any number of heads at once.</source>
        <translation>查詢在左，鍵在右，二者之間每個權重一條線；或在一行文字上畫弧線。可同時顯示任意多個頭。</translation>
    </message>
    <message>
        <source>The stronger a line&apos;s colour, the more weight it has. Heads are told apart by colour and dashes; hover over a line for its head and its number.</source>
        <translation>線的顏色越深，權重越大。各頭以顏色和虛線區分；把滑鼠停在線上可看到它的頭和數值。</translation>
    </message>
    <message>
        <source>Only the strongest lines are drawn, until they hold the share of each head&apos;s weight that the slider says, so that a hundred small weights do not hide one large one. Adding a head does not make the others paler.</source>
        <translation>只畫最強的線，直到佔每個頭權重的滑塊所示比例，這樣上百個小權重不會遮住一個大權重。增加一個頭不會使其他的變淡。</translation>
    </message>
    <message>
        <source>With a token in focus its outgoing lines, or its incoming ones, or both are drawn. Between two texts the filter chooses from which text to which.</source>
        <translation>有焦點詞元時，畫出它看出去的線、看向它的線，或兩者。兩段文字之間可篩選從哪段到哪段。</translation>
    </message>
    <message>
        <source>The lines that are drawn of head h: its largest weights, taken in descending order until their sum reaches the share s of all that could be drawn.</source>
        <translation>頭 h 畫出的線：按降序取最大的權重，直到其和達到可畫總量的比例 s。</translation>
    </message>
    <message>
        <source>How the score of one cell is made: the query, the key and their product in every dimension of the head, which sum to q · k.</source>
        <translation>一個儲存格的分數如何得出：查詢、鍵及二者在頭的每一維上的乘積，其和為 q · k。</translation>
    </message>
    <message>
        <source>Each bar of the product adds to the score or takes from it. Sorted by contribution one sees which few dimensions decide.</source>
        <translation>乘積的每個條形增加或減少分數。按貢獻排序可看出是哪幾個維度起決定作用。</translation>
    </message>
    <message>
        <source>The steps below lead from the sum to the weight: times the scale, plus the bias, softmax. For models with rotary positions the two vectors can be shown before and after they are turned.</source>
        <translation>下方的步驟從和到權重：乘以縮放，加上偏差，softmax。對使用旋轉位置編碼的模型，可顯示兩個向量旋轉前後的樣子。</translation>
    </message>
    <message>
        <source>The score of query i and key j as a sum over the dimensions d of the head.</source>
        <translation>查詢 i 與鍵 j 的分數，即對頭的各維 d 求和。</translation>
    </message>
    <message>
        <source>Rotary positions: each pair of dimensions of the token at position i is turned by its own frequency before the product.</source>
        <translation>旋轉位置編碼：位置 i 處詞元的每對維度在相乘之前按各自的頻率旋轉。</translation>
    </message>
    <message>
        <source>How the model is told where a word stands: its positional encoding as a matrix, as curves and as similarity of positions; and the focused head with it and without it.</source>
        <translation>模型如何得知一個詞在什麼位置：位置編碼的矩陣、曲線和位置相似度；以及焦點頭在有和沒有它時的樣子。</translation>
    </message>
    <message>
        <source>In the matrix each row is a position and each column a dimension: fast waves at the left, slow ones at the right, in the sinusoidal encoding. A click on a column draws it as a curve.</source>
        <translation>矩陣中每列是一個位置，每欄是一個維度：在正弦編碼中，左側波動快，右側波動慢。點按一欄即畫成曲線。</translation>
    </message>
    <message>
        <source>The similarity of two positions falls with their distance in most encodings. The two heatmaps show the same head on the same text, once with the encoding and once without: what is left is what the head knows from the words alone.</source>
        <translation>在多數編碼中，兩個位置的相似度隨距離下降。兩幅熱圖顯示同一文字上的同一個頭，一次有編碼，一次沒有：剩下的就是這個頭僅憑詞語得知的。</translation>
    </message>
    <message>
        <source>The sinusoidal encoding of dimension 2i and 2i+1 at position pos.</source>
        <translation>位置 pos 處維度 2i 和 2i+1 的正弦編碼。</translation>
    </message>
    <message>
        <source>ALiBi: head h of n takes something from the score for every token of distance.</source>
        <translation>ALiBi：n 個頭中的頭 h 每隔一個詞元的距離從分數中減去一定的值。</translation>
    </message>
    <message>
        <source>Rotary positions: after turning, the score knows the distance alone.</source>
        <translation>旋轉位置編碼：旋轉之後，分數只取決於距離。</translation>
    </message>
    <message>
        <source>Relative positions: a learned bias for each bucket of distances.</source>
        <translation>相對位置：每個距離區間有一個學到的偏差。</translation>
    </message>
    <message>
        <source>What the model expects after the focused token, or behind the mask: probabilities over the whole vocabulary, what each step of sampling leaves of them, and what every layer would have said.</source>
        <translation>模型預計焦點詞元之後或遮罩處是什麼：整個詞彙表上的機率，取樣的每一步保留了哪些，以及每一層會怎麼說。</translation>
    </message>
    <message>
        <source>The first bars are the model&apos;s own probabilities. Temperature, top-k and top-p act on them in this order; the bars of each stage show what is left.</source>
        <translation>第一組條形是模型自身的機率。溫度、top-k 和 top-p 依次作用於它們；各階段的條形顯示餘下的部分。</translation>
    </message>
    <message>
        <source>The logit lens below reads the residual stream after every layer as if the model ended there: one sees where in the model the answer comes up.</source>
        <translation>下方的 logit 透鏡把每一層之後的殘差流當作模型的結尾來讀：可看出答案在模型的何處出現。</translation>
    </message>
    <message>
        <source>In an encoder click a token to hide it behind the mask; the model then guesses it.</source>
        <translation>在編碼器中點按詞元即用遮罩遮住它；模型隨後猜測。</translation>
    </message>
    <message>
        <source>The probability of token t with logits z and temperature T; the model&apos;s own has T = 1.</source>
        <translation>logits 為 z、溫度為 T 時詞元 t 的機率；模型自身的 T = 1。</translation>
    </message>
    <message>
        <source>Top-p keeps the likeliest tokens that make up probability p together.</source>
        <translation>top-p 保留合計機率達到 p 的最可能詞元。</translation>
    </message>
    <message>
        <source>The logit lens: the final norm and the unembedding on the residual stream after layer l.</source>
        <translation>logit 透鏡：對層 l 之後的殘差流做最後的正規化和反嵌入。</translation>
    </message>
    <message>
        <source>Stretches of the text under names of your own, such as role, key facts, filler, and how much attention each receives, per head, per layer and overall.</source>
        <translation>給文字的各段起自己的名稱，例如角色、關鍵事實、贅語，查看每段在各頭、各層和整體上得到多少注意力。</translation>
    </message>
    <message>
        <source>Choose a name and drag over words. The share is what part of the weight goes to the span. Shares alone mislead: cutting filler raises every other share by itself. So the lift stands beside it: the share over the share that an even spread would give; 1 is chance.</source>
        <translation>選擇一個名稱並在詞上拖曳。份額是權重中歸於該片段的部分。只看份額會誤導：剪去贅語本身就會提高其他份額。因此旁邊列出提升度：份額與均勻分佈時份額之比；1 為隨機水平。</translation>
    </message>
    <message>
        <source>Another wording of the text can be run beside this one, and the change of the prediction when a span is cut is shown where the model predicts something. Attention is not effect: a span may be looked at much and change little.</source>
        <translation>可以同時執行文字的另一種寫法；若模型有預測，還顯示剪去片段時預測的變化。注意力不等於作用：一個片段可能被看很多卻幾乎不改變什麼。</translation>
    </message>
    <message>
        <source>What queries F give to the keys of span T, as a mean over the queries.</source>
        <translation>查詢 F 給片段 T 的鍵的權重，對查詢取平均。</translation>
    </message>
    <message>
        <source>The share under an even spread, V(i) being the keys that query i may see.</source>
        <translation>均勻分佈時的份額，V(i) 為查詢 i 可見的鍵。</translation>
    </message>
    <message>
        <source>The running text itself, each token shaded by a weight. The way to read attention over a page or a whole document.</source>
        <translation>文字本身，每個詞元按權重著色。適合在一頁或整篇文件上閱讀注意力。</translation>
    </message>
    <message>
        <source>From the token: how much the chosen word looks at each other word. To the token: how much each word looks at the chosen one. Mean: how much each word gets on average from those that may look at it, the later ones in a decoder.</source>
        <translation>從詞元看：所選的詞看其他每個詞多少。看向詞元：每個詞看所選的詞多少。平均：每個詞從可以看它的詞（解碼器中為其後的詞）平均得到多少。</translation>
    </message>
    <message>
        <source>Drag over words to mark a stretch: the shading is then the mean over its words. The heads above the text say whose weights are meant: the chosen ones, the layer&apos;s or all.</source>
        <translation>在詞上拖曳可標記一段：著色即為這段各詞的平均。文字上方的頭說明是誰的權重：所選的、整層的或全部的。</translation>
    </message>
    <message>
        <source>The mean shading of token j: Q&lt;sub&gt;j&lt;/sub&gt; are the queries that count and may look at j; in a decoder those behind j.</source>
        <translation>詞元 j 的平均著色：Q&lt;sub&gt;j&lt;/sub&gt; 為計入且可以看 j 的查詢；解碼器中為 j 之後的查詢。</translation>
    </message>
    <message>
        <source>A small model that learns from a text while you watch: loss, learning rate and gradient norm by step, and snapshots that every other view can show.</source>
        <translation>一個在你眼前從文字學習的小模型：每一步的損失、學習率和梯度範數，以及其他檢視都能顯示的快照。</translation>
    </message>
    <message>
        <source>The loss falls as the model predicts the text better; the held-out loss says whether it does so for text that it has not seen. Click a snapshot to look at its heads in the other views.</source>
        <translation>模型對文字預測得越好，損失越低；保留文字的損失說明它對沒見過的文字是否也如此。點按快照可在其他檢視中查看它的頭。</translation>
    </message>
    <message>
        <source>The learning rate&apos;s schedule can be explored without training: drag the milestones in the plot.</source>
        <translation>不訓練也可以試驗學習率的排程：在圖中拖曳里程碑。</translation>
    </message>
    <message>
        <source>Cross-entropy, in nats for each token that is to be predicted.</source>
        <translation>交叉熵，每個待預測詞元的值，單位為納特。</translation>
    </message>
    <message>
        <source>The cosine schedule; the constant and the multi-step one are as PyTorch has them.</source>
        <translation>餘弦排程；固定和多步衰減與 PyTorch 相同。</translation>
    </message>
    <message>
        <source>AdamW: a step along the mean gradient over the root of its mean square, with weight decay apart.</source>
        <translation>AdamW：沿梯度均值除以其均方根的方向走一步，權重衰減另算。</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Presses the button in focus</source>
        <translation>按下焦點按鈕</translation>
    </message>
    <message>
        <source>While two runs are compared, the map is that of A, of B or of A − B. A map of A − B that is sorted begins with the largest difference of either sign; a rule leaves the heads that follow it in one of the two.</source>
        <translation>比較兩次執行時，圖顯示 A、B 或 A − B。排序後的 A − B 圖從絕對值最大的差開始；選定一條規則後，留下在兩者之一中符合規則的頭。</translation>
    </message>
    <message>
        <source>While two runs are compared, each entry has the weight of B below that of A, and the numbers of the cell and of the head stand in three columns. What is set beside a token is the same token of B, wherever it stands there.</source>
        <translation>比較兩次執行時，每一項在 A 的權重下方列出 B 的權重，儲存格和頭的數值排成三欄。與一個詞元並列的是 B 中的同一個詞元，不論它在那裡處於什麼位置。</translation>
    </message>
    <message>
        <source>While two models, or two steps of a training, are compared, their encodings stand side by side on one scale, with the difference where both have the same shape.</source>
        <translation>比較兩個模型或一次訓練的兩個步時，它們的編碼以同一刻度並排顯示；兩者形狀相同時還顯示差。</translation>
    </message>
    <message>
        <source>Runs stay in %1 until you delete them there.</source>
        <translation>訓練的執行留在 %1，直到你在那裡刪除它們。</translation>
    </message>
    <message>
        <source>While two models are compared that both come from a training, each plot has the curves of both; “As B” makes the step that is shown B.</source>
        <translation>比較兩個都來自訓練的模型時，每幅圖都有兩者的曲線；「作為 B」把顯示的步作為 B。</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Source: %1</source>
        <translation>來源：%1</translation>
    </message>
    <message>
        <source>How to read it</source>
        <translation>怎樣看</translation>
    </message>
    <message>
        <source>Where its numbers come from</source>
        <translation>數值從何而來</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快速鍵</translation>
    </message>
</context>
<context>
    <name>ImageExporter</name>
    <message>
        <source>“%1” cannot be written as a picture: its name must end in .png, .svg or .pdf.</source>
        <translation>「%1」不能寫成圖片：檔名須以 .png、.svg 或 .pdf 結尾。</translation>
    </message>
    <message>
        <source>A picture of %1 × %2 pixels cannot be painted: the most is 32,767 each way and 300 million together.</source>
        <translation>無法繪製 %1 × %2 像素的圖片：每邊最多 32,767，總共最多 3 億像素。</translation>
    </message>
    <message>
        <source>There is not enough memory for a picture of %1 × %2 pixels.</source>
        <translation>記憶體不足，無法生成 %1 × %2 像素的圖片。</translation>
    </message>
    <message>
        <source>The picture could not be encoded as PNG.</source>
        <translation>無法把圖片編碼為 PNG。</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Left out of the pictures: %1, with a weight of %2.</source>
        <translation>圖中略去：%1，權重 %2。</translation>
    </message>
    <message>
        <source>Masked: %1.</source>
        <translation>被遮罩：%1。</translation>
    </message>
    <message>
        <source>Click a token to see which keys it looks at, the strongest first.</source>
        <translation>點按詞元，查看它看向哪些鍵，最強的在前。</translation>
    </message>
    <message>
        <source>“%1” (query %2) looks at</source>
        <translation>「%1」（查詢 %2）看向</translation>
    </message>
    <message>
        <source>Click a cell to see which queries look at its key, the strongest first.</source>
        <translation>點按儲存格，查看哪些查詢看向它的鍵，最強的在前。</translation>
    </message>
    <message>
        <source>Click a token to see which tokens look at it, the strongest first.</source>
        <translation>點按詞元，查看哪些詞元看向它，最強的在前。</translation>
    </message>
    <message>
        <source>“%1” (key %2) is looked at by</source>
        <translation>「%1」（鍵 %2）被這些看</translation>
    </message>
    <message>
        <source>Type a sentence, then click a token to see where it looks.</source>
        <translation>輸入一句話，再點按一個詞元，看看它看向哪裡。</translation>
    </message>
    <message>
        <source>“%1” → “%2”, head %3</source>
        <translation>「%1」→「%2」，頭 %3</translation>
    </message>
    <message>
        <source>The inspector has nothing to show: no query token is selected.</source>
        <translation>細節欄沒有內容：沒有選擇查詢詞元。</translation>
    </message>
    <message>
        <source>Only A has “%1” and “%2”: there is nothing of B to set beside them.</source>
        <translation>只有 A 有「%1」和「%2」：B 沒有可與之並列的內容。</translation>
    </message>
    <message>
        <source>Only A has “%1”: there is nothing of B to set beside it.</source>
        <translation>只有 A 有「%1」：B 沒有可與之並列的內容。</translation>
    </message>
    <message>
        <source>Head %1, means over queries</source>
        <translation>頭 %1，對查詢的平均</translation>
    </message>
    <message>
        <source>Head %1, means over %2 of the queries</source>
        <translation>頭 %1，對其中 %2 個查詢的平均</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Go to the text</source>
        <translation>轉到文字</translation>
    </message>
    <message>
        <source>Second text on or off</source>
        <translation>顯示或隱藏第二段文字</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>選擇模型</translation>
    </message>
    <message>
        <source>Command palette: every action, view, head, model by name</source>
        <translation>指令面板：按名稱找到每個操作、檢視、頭和模型</translation>
    </message>
    <message>
        <source>Open a text, an attention array, a session or a model&apos;s file</source>
        <translation>開啟文字、注意力陣列、工作階段或模型檔案</translation>
    </message>
    <message>
        <source>Open a model folder</source>
        <translation>開啟模型資料夾</translation>
    </message>
    <message>
        <source>Save the session as a file</source>
        <translation>把工作階段儲存為檔案</translation>
    </message>
    <message>
        <source>Left, Right in the tokens</source>
        <translation>詞元欄中的左、右</translation>
    </message>
    <message>
        <source>Previous, next query token</source>
        <translation>上一個、下一個查詢詞元</translation>
    </message>
    <message>
        <source>Up, Down in a view</source>
        <translation>檢視中的上、下</translation>
    </message>
    <message>
        <source>Previous, next query token (rows)</source>
        <translation>上一個、下一個查詢詞元（列）</translation>
    </message>
    <message>
        <source>Left, Right in a view</source>
        <translation>檢視中的左、右</translation>
    </message>
    <message>
        <source>Previous, next key token (columns)</source>
        <translation>上一個、下一個鍵詞元（欄）</translation>
    </message>
    <message>
        <source>Ctrl+Left, Ctrl+Right</source>
        <translation>Ctrl+左、Ctrl+右</translation>
    </message>
    <message>
        <source>Previous, next head</source>
        <translation>上一個、下一個頭</translation>
    </message>
    <message>
        <source>Ctrl+Up, Ctrl+Down</source>
        <translation>Ctrl+上、Ctrl+下</translation>
    </message>
    <message>
        <source>Previous, next layer</source>
        <translation>上一層、下一層</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>The focused head large</source>
        <translation>放大焦點頭</translation>
    </message>
    <message>
        <source>Menu key, right click</source>
        <translation>選單鍵、右鍵</translation>
    </message>
    <message>
        <source>Show the token, cell or head in another view</source>
        <translation>在另一個檢視中顯示詞元、儲存格或頭</translation>
    </message>
    <message>
        <source>Ctrl+G, Ctrl+Shift+G</source>
        <translation>Ctrl+G、Ctrl+Shift+G</translation>
    </message>
    <message>
        <source>All heads of the layer, one head</source>
        <translation>這一層的所有頭、單個頭</translation>
    </message>
    <message>
        <source>+, -, F in one head</source>
        <translation>單個頭中的 +、-、F</translation>
    </message>
    <message>
        <source>Zoom in, zoom out, show everything</source>
        <translation>放大、縮小、顯示全部</translation>
    </message>
    <message>
        <source>Find tokens or text</source>
        <translation>尋找詞元或文字</translation>
    </message>
    <message>
        <source>Next, previous place that was found</source>
        <translation>下一處、上一處</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Cancel long work, close the search, let go of the selected tokens, back to the layer</source>
        <translation>取消耗時的操作、關閉尋找、放開選中的詞元、回到該層</translation>
    </message>
    <message>
        <source>Ctrl+1 to Ctrl+9</source>
        <translation>Ctrl+1 到 Ctrl+9</translation>
    </message>
    <message>
        <source>Show a view</source>
        <translation>顯示檢視</translation>
    </message>
    <message>
        <source>Ctrl+Page Up, Ctrl+Page Down</source>
        <translation>Ctrl+Page Up、Ctrl+Page Down</translation>
    </message>
    <message>
        <source>Previous, next view</source>
        <translation>上一個、下一個檢視</translation>
    </message>
    <message>
        <source>Ctrl+Z, Ctrl+Y</source>
        <translation>Ctrl+Z、Ctrl+Y</translation>
    </message>
    <message>
        <source>Undo, redo</source>
        <translation>復原、重做</translation>
    </message>
    <message>
        <source>Copy the picture (outside the text)</source>
        <translation>複製圖片（不在文字方塊中時）</translation>
    </message>
    <message>
        <source>Export an image</source>
        <translation>匯出圖片</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>匯出資料</translation>
    </message>
    <message>
        <source>Ctrl++, Ctrl+-, Ctrl+0</source>
        <translation>Ctrl++、Ctrl+-、Ctrl+0</translation>
    </message>
    <message>
        <source>Larger, smaller, normal interface</source>
        <translation>放大、縮小、還原介面</translation>
    </message>
    <message>
        <source>Next area: text, tokens, head map, view, inspector</source>
        <translation>下一區域：文字、詞元、頭總覽、檢視、細節欄</translation>
    </message>
    <message>
        <source>Presentation: large type, no bars</source>
        <translation>簡報：大字，無工具欄</translation>
    </message>
    <message>
        <source>Help for the view in front</source>
        <translation>目前檢視的說明</translation>
    </message>
    <message>
        <source>Head map on or off</source>
        <translation>顯示或隱藏頭圖</translation>
    </message>
    <message>
        <source>Tokens merged into words, or as they are</source>
        <translation>把詞元合併成詞，或保持原樣</translation>
    </message>
    <message>
        <source>Compare with another run, or not</source>
        <translation>與另一次執行比較，或不比較</translation>
    </message>
    <message>
        <source>Copy the numbers as a table</source>
        <translation>把數值複製為表格</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>結束</translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>The window is in English once it is opened again; your session stays as it is.</source>
        <translation>重新開啟視窗後，介面將顯示為繁體中文；工作階段保持不變。</translation>
    </message>
    <message>
        <source>Open Again</source>
        <translation>重新開啟</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>%1, key %2</source>
        <translation>%1，鍵 %2</translation>
    </message>
    <message>
        <source>%1, step %2</source>
        <translation>%1，第 %2 步</translation>
    </message>
    <message>
        <source>%1, step %2, key %3</source>
        <translation>%1，第 %2 步，鍵 %3</translation>
    </message>
    <message>
        <source>The text is empty.</source>
        <translation>文字為空。</translation>
    </message>
    <message>
        <source>There is no such head or token as the focus names.</source>
        <translation>沒有焦點所指的頭或詞元。</translation>
    </message>
    <message>
        <source>Claim %1: %2</source>
        <translation>斷言 %1：%2</translation>
    </message>
    <message>
        <source>There is no head %1.%2.</source>
        <translation>沒有頭 %1.%2。</translation>
    </message>
    <message>
        <source>There are no scores.</source>
        <translation>沒有分數。</translation>
    </message>
    <message>
        <source>Nothing is marked as “%1”.</source>
        <translation>沒有標記為「%1」的內容。</translation>
    </message>
    <message>
        <source>There is no statistic “%1”.</source>
        <translation>沒有統計量「%1」。</translation>
    </message>
    <message>
        <source>This model writes no text.</source>
        <translation>這個模型不寫文字。</translation>
    </message>
    <message>
        <source>The menu has four dishes, 0 to 3.</source>
        <translation>菜單有四道菜，0 到 3。</translation>
    </message>
    <message>
        <source>%1: a text is expected here.</source>
        <translation>%1：這裡應為文字。</translation>
    </message>
    <message>
        <source>%1: an object is expected here.</source>
        <translation>%1：這裡應為物件。</translation>
    </message>
    <message>
        <source>%1: this key is not known.</source>
        <translation>%1：未知的鍵名。</translation>
    </message>
    <message>
        <source>%1: one of these is expected here: %2.</source>
        <translation>%1：這裡應為以下之一：%2。</translation>
    </message>
    <message>
        <source>%1: at_least or at_most is expected beside it, with a number.</source>
        <translation>%1：旁邊應有 at_least 或 at_most，其值為數字。</translation>
    </message>
    <message>
        <source>%1: a session has no such place.</source>
        <translation>%1：工作階段中沒有這個位置。</translation>
    </message>
    <message>
        <source>%1: a list is expected here.</source>
        <translation>%1：這裡應為列表。</translation>
    </message>
    <message>
        <source>%1: this language of the title has no text here.</source>
        <translation>%1：標題的這種語言在這裡沒有文字。</translation>
    </message>
    <message>
        <source>%1: texts by language are expected here, such as {&quot;en&quot;: &quot;…&quot;}.</source>
        <translation>%1：這裡應為按語言給出的文字，例如 {&quot;en&quot;: &quot;…&quot;}。</translation>
    </message>
    <message>
        <source>%1 is not JSON: line %2: %3.</source>
        <translation>%1 不是 JSON：第 %2 行：%3。</translation>
    </message>
    <message>
        <source>%1 is not a lesson: it has no key headlight_lesson.</source>
        <translation>%1 不是課程：沒有鍵 headlight_lesson。</translation>
    </message>
    <message>
        <source>%1 is a lesson of version %2, and this program reads version %3.</source>
        <translation>%1 是版本 %2 的課程，而本程式讀取版本 %3。</translation>
    </message>
    <message>
        <source>%1: a lesson has at least one step.</source>
        <translation>%1：課程至少有一步。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>無法讀取 %1：%2。</translation>
    </message>
    <message>
        <source>%1: this value cannot be taken.</source>
        <translation>%1：不能採用這個值。</translation>
    </message>
    <message>
        <source>%1: there is no view of this name.</source>
        <translation>%1：沒有這個名稱的檢視。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: this key is not known; one of these is expected here: %2.</source>
        <translation>%1：不認識這個鍵；這裡應為以下之一：%2。</translation>
    </message>
    <message>
        <source>%1 is %2, and at least %3 is claimed.</source>
        <translation>%1 是 %2，而聲稱至少為 %3。</translation>
    </message>
    <message>
        <source>%1 is %2, and at most %3 is claimed.</source>
        <translation>%1 是 %2，而聲稱至多為 %3。</translation>
    </message>
    <message>
        <source>%1 is “%2”, and “%3” is claimed.</source>
        <translation>%1 是「%2」，而聲稱是「%3」。</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Lines</source>
        <translation>連線</translation>
    </message>
    <message>
        <source>Each line: from a word to where it looks. The stronger its colour, the more weight.</source>
        <translation>每條線：從一個詞到它看向的地方。顏色越深，權重越大。</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>權重</translation>
    </message>
    <message>
        <source>what it looks at</source>
        <translation>它看什麼</translation>
    </message>
    <message>
        <source>what looks at it</source>
        <translation>什麼看它</translation>
    </message>
    <message>
        <source>more</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>less</source>
        <translation>更少</translation>
    </message>
    <message>
        <source>+ %1</source>
        <translation>+ %1</translation>
    </message>
    <message>
        <source>Arcs above the text look back, arcs below it look ahead.</source>
        <translation>文字上方的弧向後看，下方的弧向前看。</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>焦點</translation>
    </message>
    <message>
        <source>less than 1</source>
        <translation>不到 1</translation>
    </message>
    <message>
        <source>from “%1”</source>
        <translation>從「%1」</translation>
    </message>
    <message>
        <source>to “%1”</source>
        <translation>到「%1」</translation>
    </message>
    <message>
        <source>No line: all that could be drawn here is masked, left out or 0.</source>
        <translation>沒有連線：這裡可畫的都被遮罩、被略去或為 0。</translation>
    </message>
    <message>
        <source>More lines than these are not drawn; %1 % were asked for.</source>
        <translation>更多的線不再畫出；所要求的是 %1%。</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>被遮罩</translation>
    </message>
    <message>
        <source>head %1, difference &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>頭 %1，差 &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>head %1, weight &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>頭 %1，權重 &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>query %1: &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>查詢 %1：&lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>key %1: &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>鍵 %1：&lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Query: looks</source>
        <translation>查詢：看</translation>
    </message>
    <message>
        <source>Key: is looked at</source>
        <translation>鍵：被看</translation>
    </message>
    <message>
        <source>Query: decoder looks</source>
        <translation>查詢：解碼器在看</translation>
    </message>
    <message>
        <source>Key: encoder is looked at</source>
        <translation>鍵：編碼器被看</translation>
    </message>
    <message>
        <source>No line: this layer has no cross-attention.</source>
        <translation>沒有線：這一層沒有交叉注意力。</translation>
    </message>
    <message>
        <source>No line: this layer has no self-attention.</source>
        <translation>沒有線：這一層沒有自注意力。</translation>
    </message>
    <message>
        <source>Drawn: the largest %1 of %2 differences, %3 % of their sizes together.</source>
        <translation>已繪製：%2 個差中最大的 %1 個，佔其絕對值總和的 %3 %。</translation>
    </message>
    <message>
        <source>Drawn: the strongest %1 of %2 weights, %3 % of the total.</source>
        <translation>已繪製：%2 個權重中最強的 %1 個，佔總量的 %3 %。</translation>
    </message>
    <message>
        <source>Drawn %1: the largest %2 of %3 differences, %4 % of their sizes together.</source>
        <translation>已繪製%1：%3 個差中最大的 %2 個，佔其絕對值總和的 %4 %。</translation>
    </message>
    <message>
        <source>Drawn %1: the strongest %2 of %3 weights, %4 % of the total.</source>
        <translation>已繪製%1：%3 個權重中最強的 %2 個，佔總量的 %4 %。</translation>
    </message>
</context>
<context>
    <name>ModelSummary</name>
    <message>
        <source>untrained</source>
        <translation>未訓練</translation>
    </message>
    <message>
        <source>%1 + %2 layers</source>
        <translation>%1 + %2 層</translation>
    </message>
    <message>
        <source>d_model %1</source>
        <translation>d_model %1</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>參數 %1</translation>
    </message>
    <message>
        <source>Place: %1</source>
        <translation>位置：%1</translation>
    </message>
    <message>
        <source>Encoder: %1 layers of %2 heads; of the decoder:</source>
        <translation>編碼器：%1 層，每層 %2 個頭；解碼器則為：</translation>
    </message>
    <message>
        <source>Family: %1</source>
        <translation>系列：%1</translation>
    </message>
    <message>
        <source>Layers: %1</source>
        <translation>層：%1</translation>
    </message>
    <message>
        <source>Heads: %1</source>
        <translation>頭：%1</translation>
    </message>
    <message>
        <source>Key/value heads: %1</source>
        <translation>鍵/值頭：%1</translation>
    </message>
    <message>
        <source>d_model: %1</source>
        <translation>d_model：%1</translation>
    </message>
    <message>
        <source>d_k: %1</source>
        <translation>d_k：%1</translation>
    </message>
    <message>
        <source>d_v: %1</source>
        <translation>d_v：%1</translation>
    </message>
    <message>
        <source>d_ff: %1</source>
        <translation>d_ff：%1</translation>
    </message>
    <message>
        <source>Experts: %1, of which each token uses %2</source>
        <translation>專家：%1 個，每個詞元使用 %2 個</translation>
    </message>
    <message>
        <source>Vocabulary: %1</source>
        <translation>詞彙表：%1</translation>
    </message>
    <message>
        <source>Positional encoding: %1</source>
        <translation>位置編碼：%1</translation>
    </message>
    <message>
        <source>Positions: %1</source>
        <translation>位置數：%1</translation>
    </message>
    <message>
        <source>Tokenizer: %1</source>
        <translation>斷詞器：%1</translation>
    </message>
    <message>
        <source>Parameters: %1</source>
        <translation>參數：%1</translation>
    </message>
    <message>
        <source>Untrained: its numbers are drawn from a seed.</source>
        <translation>未訓練：數值由隨機種子生成。</translation>
    </message>
    <message>
        <source>Imported attention</source>
        <translation>匯入的注意力</translation>
    </message>
    <message>
        <source>%1 × %2 tokens</source>
        <translation>%1 × %2 個詞元</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n 層</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n 頭</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 + %2 heads</source>
        <translation>%1 + %2 個頭</translation>
    </message>
</context>
<context>
    <name>Neuron</name>
    <message>
        <source>The text is long; choose a key first.</source>
        <translation>文字很長；請先選擇一個鍵。</translation>
    </message>
    <message>
        <source>The scores are known here, but not the queries and keys that they were made of.</source>
        <translation>這裡的分數已知，但得出分數的查詢和鍵未知。</translation>
    </message>
    <message>
        <source>q × k</source>
        <translation>q × k</translation>
    </message>
    <message>
        <source>How one score is made: products of q and k, dimension by dimension, and their sum.</source>
        <translation>一個分數的由來：q 與 k 逐維相乘，再求和。</translation>
    </message>
    <message>
        <source>There is no q and no k here: these weights were read from a file or derived from others, and the queries and keys behind them are not known.</source>
        <translation>這裡沒有 q 和 k：這些權重是從檔案讀取或由其他權重推導的，其查詢和鍵未知。</translation>
    </message>
    <message>
        <source>Click a token: its query is then multiplied with the keys, dimension by dimension.</source>
        <translation>點按一個詞元：它的查詢會與各個鍵逐維相乘。</translation>
    </message>
    <message>
        <source>“%1” may look at no key at all.</source>
        <translation>「%1」不能看任何鍵。</translation>
    </message>
    <message>
        <source>%1 more, with a weight of %2</source>
        <translation>另有 %1 個，權重 %2</translation>
    </message>
    <message>
        <source>masked: %1</source>
        <translation>被遮罩：%1</translation>
    </message>
    <message>
        <source>Keys of “%1”, by weight</source>
        <translation>「%1」的鍵，按權重排列</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>被遮罩</translation>
    </message>
    <message>
        <source>key</source>
        <translation>鍵</translation>
    </message>
    <message>
        <source>score</source>
        <translation>分數</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>權重</translation>
    </message>
    <message>
        <source>no key is chosen: this one has the largest weight of the row</source>
        <translation>沒有選擇鍵：這是該列權重最大的一個</translation>
    </message>
    <message>
        <source>before rotary: %1</source>
        <translation>旋轉前：%1</translation>
    </message>
    <message>
        <source>%1: sum %2</source>
        <translation>%1：和 %2</translation>
    </message>
    <message>
        <source>q of “%1” (%2) × k of “%3” (%4)</source>
        <translation>「%1」（%2）的 q × 「%3」（%4）的 k</translation>
    </message>
    <message>
        <source>query of “%1”</source>
        <translation>「%1」的查詢</translation>
    </message>
    <message>
        <source>key of “%1”</source>
        <translation>「%1」的鍵</translation>
    </message>
    <message>
        <source>the product of each dimension</source>
        <translation>每一維的乘積</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>和</translation>
    </message>
    <message>
        <source>of the products from left to right</source>
        <translation>乘積從左到右累加</translation>
    </message>
    <message>
        <source>q·k = %1</source>
        <translation>q·k = %1</translation>
    </message>
    <message>
        <source>frequency pairs</source>
        <translation>頻率對</translation>
    </message>
    <message>
        <source>what each pair of turning dimensions adds; pair 0 turns fastest</source>
        <translation>每對旋轉維度加上的值；第 0 對轉得最快</translation>
    </message>
    <message>
        <source>sum %1</source>
        <translation>和 %1</translation>
    </message>
    <message>
        <source>q of “%1” times k of “%2”, %3: the products of %4 dimensions sum to %5; the weight is %6.</source>
        <translation>「%1」的 q 乘以「%2」的 k，%3：%4 維的乘積之和為 %5；權重為 %6。</translation>
    </message>
    <message>
        <source>q %1 × k %2 = %3</source>
        <translation>q %1 × k %2 = %3</translation>
    </message>
    <message>
        <source>dimension %1</source>
        <translation>維度 %1</translation>
    </message>
    <message>
        <source>turns with dimension %1, as frequency pair %2</source>
        <translation>與維度 %1 一起旋轉，為第 %2 個頻率對</translation>
    </message>
    <message>
        <source>sum from the left up to here: %1</source>
        <translation>從左到此處的和：%1</translation>
    </message>
    <message>
        <source>frequency pair %1: dimensions %2 and %3</source>
        <translation>頻率對 %1：維度 %2 和 %3</translation>
    </message>
    <message>
        <source>adds %1 to q·k</source>
        <translation>給 q·k 加上 %1</translation>
    </message>
    <message>
        <source>turns by %1 radians a position, once in %2 tokens</source>
        <translation>每個位置旋轉 %1 弧度，%2 個詞元轉一圈</translation>
    </message>
    <message>
        <source>angle from q to k in this plane: %1</source>
        <translation>此平面內從 q 到 k 的角度：%1</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏差</translation>
    </message>
    <message>
        <source>ALiBi bias</source>
        <translation>ALiBi 偏差</translation>
    </message>
    <message>
        <source>ALiBi bias (BLOOM)</source>
        <translation>ALiBi 偏差（BLOOM）</translation>
    </message>
    <message>
        <source>ALiBi bias (Falcon)</source>
        <translation>ALiBi 偏差（Falcon）</translation>
    </message>
    <message>
        <source>ALiBi bias (MPT)</source>
        <translation>ALiBi 偏差（MPT）</translation>
    </message>
    <message>
        <source>relative bias</source>
        <translation>相對偏差</translation>
    </message>
    <message>
        <source>position products</source>
        <translation>位置乘積</translation>
    </message>
    <message>
        <source>−slope × the distance of the two tokens; each head has a slope of its own</source>
        <translation>−斜率 × 兩個詞元的距離；每個頭有自己的斜率</translation>
    </message>
    <message>
        <source>slope × the key&apos;s position, up to a number that is the same for the whole row; each head has a slope of its own</source>
        <translation>斜率 × 鍵的位置，可相差一個整列相同的數；每個頭有自己的斜率</translation>
    </message>
    <message>
        <source>A number that the model learned for this head and this distance</source>
        <translation>模型為這個頭和這個距離學到的一個數</translation>
    </message>
    <message>
        <source>Disentangled attention: q × the embedding of the distance, and k × it, already scaled</source>
        <translation>解耦注意力：q × 距離嵌入，以及 k × 距離嵌入，已縮放</translation>
    </message>
    <message>
        <source>scaled</source>
        <translation>縮放後</translation>
    </message>
    <message>
        <source>q·k × scale</source>
        <translation>q·k × 縮放</translation>
    </message>
    <message>
        <source>An experiment keeps this query from looking at this key</source>
        <translation>有一項實驗不讓這個查詢看這個鍵</translation>
    </message>
    <message>
        <source>The mask keeps this query from looking at this key</source>
        <translation>遮罩不讓這個查詢看這個鍵</translation>
    </message>
    <message>
        <source>soft cap %1</source>
        <translation>軟上限 %1</translation>
    </message>
    <message>
        <source>c × tanh(x / c), which keeps scores between −c and c</source>
        <translation>c × tanh(x / c)，使分數保持在 −c 到 c 之間</translation>
    </message>
    <message>
        <source>Experiment: this run is without positions.</source>
        <translation>實驗：這次執行不使用位置。</translation>
    </message>
    <message>
        <source>What softmax takes</source>
        <translation>進入 softmax 的值</translation>
    </message>
    <message>
        <source>sum of products, q·k</source>
        <translation>乘積之和 q·k</translation>
    </message>
    <message>
        <source>The products of all dimensions, summed: the dot product of q and k</source>
        <translation>所有維度乘積之和：q 與 k 的內積</translation>
    </message>
    <message>
        <source>scale, 1/√d_k</source>
        <translation>縮放，1/√d_k</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>縮放</translation>
    </message>
    <message>
        <source>What q·k is multiplied by</source>
        <translation>q·k 所乘的係數</translation>
    </message>
    <message>
        <source>The logarithm of the sum of exp(score) over the keys of this query</source>
        <translation>對這個查詢的所有鍵求 exp(分數) 之和的對數</translation>
    </message>
    <message>
        <source>and of the head&apos;s sink, a score of %1 that stands for no token</source>
        <translation>以及這個頭的匯點：分數 %1，不對應任何詞元</translation>
    </message>
    <message>
        <source>log-sum-exp of the row</source>
        <translation>該列的 log-sum-exp</translation>
    </message>
    <message>
        <source>weight, exp(score − log-sum-exp)</source>
        <translation>權重，exp(分數 − log-sum-exp)</translation>
    </message>
    <message>
        <source>After softmax</source>
        <translation>softmax 之後</translation>
    </message>
    <message>
        <source>turned by rotary</source>
        <translation>已旋轉</translation>
    </message>
    <message>
        <source>not turned</source>
        <translation>未旋轉</translation>
    </message>
    <message>
        <source>nope part, without positions</source>
        <translation>nope 部分，不含位置</translation>
    </message>
    <message>
        <source>rope part, turned by rotary</source>
        <translation>rope 部分，已旋轉</translation>
    </message>
    <message>
        <source>rope part, not turned</source>
        <translation>rope 部分，未旋轉</translation>
    </message>
    <message>
        <source>Positions: rotary turns each pair of dimensions of q and k by its frequency × the token&apos;s position, so that their product depends on the distance.</source>
        <translation>位置：旋轉位置編碼按「頻率 × 詞元位置」旋轉 q 和 k 的每對維度，使其乘積取決於距離。</translation>
    </message>
    <message>
        <source>Positions: %1.</source>
        <translation>位置：%1。</translation>
    </message>
    <message>
        <source>Positions: %1, added to the embeddings; they are in q and k, and nothing is added to the score.</source>
        <translation>位置：%1，加在嵌入上；它們已包含在 q 和 k 中，分數上不再加任何值。</translation>
    </message>
    <message>
        <source>Positions: this attention has none of its own.</source>
        <translation>位置：這個注意力自身沒有。</translation>
    </message>
    <message>
        <source>encoder, layer %1, head %2</source>
        <translation>編碼器，層 %1，頭 %2</translation>
    </message>
    <message>
        <source>decoder, layer %1, head %2</source>
        <translation>解碼器，層 %1，頭 %2</translation>
    </message>
    <message>
        <source>cross-attention, layer %1, head %2</source>
        <translation>交叉注意力，層 %1，頭 %2</translation>
    </message>
    <message>
        <source>query of “%1”, after rotary; the dash: before rotary</source>
        <translation>「%1」的查詢，旋轉後；短線：旋轉前</translation>
    </message>
    <message>
        <source>query of “%1”, after rotary</source>
        <translation>「%1」的查詢，旋轉後</translation>
    </message>
    <message>
        <source>key of “%1”, after rotary</source>
        <translation>「%1」的鍵，旋轉後</translation>
    </message>
    <message>
        <source>the product of each dimension; before rotary the sum is %1</source>
        <translation>每一維的乘積；旋轉前的和為 %1</translation>
    </message>
    <message>
        <source>angle from q to k in this plane: %1, before rotary %2</source>
        <translation>此平面內從 q 到 k 的角度：%1，旋轉前 %2</translation>
    </message>
</context>
<context>
    <name>OpenedPath</name>
    <message>
        <source>%1 is neither a text nor an attention array that is read here: it looks like %2.</source>
        <translation>%1 既不是文字，也不是這裡能讀的注意力陣列：看起來是 %2。</translation>
    </message>
    <message>
        <source>%1 is not there; it may have been moved or deleted.</source>
        <translation>找不到 %1；它可能已被移動或刪除。</translation>
    </message>
    <message>
        <source>%1 is not a model: a folder with config.json, model.safetensors and tokenizer.json is expected.</source>
        <translation>%1 不是模型：應為包含 config.json、model.safetensors 和 tokenizer.json 的資料夾。</translation>
    </message>
</context>
<context>
    <name>PatternWords</name>
    <message>
        <source>Rollout</source>
        <translation>注意力展開</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>注意力流</translation>
    </message>
    <message>
        <source>Value-weighted</source>
        <translation>值加權</translation>
    </message>
    <message>
        <source>Mean of heads</source>
        <translation>各頭平均</translation>
    </message>
    <message>
        <source>rollout (Abnar &amp; Zuidema 2020)</source>
        <translation>注意力展開（Abnar &amp; Zuidema 2020）</translation>
    </message>
    <message>
        <source>attention flow (Abnar &amp; Zuidema 2020)</source>
        <translation>注意力流（Abnar &amp; Zuidema 2020）</translation>
    </message>
    <message>
        <source>value-weighted (Kobayashi et al. 2020)</source>
        <translation>值加權（Kobayashi et al. 2020）</translation>
    </message>
    <message>
        <source>mean of each layer&apos;s heads</source>
        <translation>每層各頭的平均</translation>
    </message>
    <message>
        <source>R(l) = A(l) R(l − 1), with A = ½ (mean of the layer&apos;s heads) + ½ I: how much of each token&apos;s embedding is in each token&apos;s state after a layer, if attention alone moved it. Up to 2,048 tokens. Abnar &amp; Zuidema 2020, arXiv 2005.00928, equation 1.</source>
        <translation>R(l) = A(l) R(l − 1)，其中 A = ½（該層各頭的平均）+ ½ I：假如只有注意力在搬運，一層之後每個詞元的狀態中含有多少各詞元的嵌入。最多 2,048 個詞元。Abnar &amp; Zuidema 2020，arXiv 2005.00928，式 1。</translation>
    </message>
    <message>
        <source>The largest flow from the chosen query down to each token&apos;s embedding, through a network whose edges have the capacities ½ (mean of the layer&apos;s heads) + ½ I. One row, of the query in focus; up to 128 tokens. Abnar &amp; Zuidema 2020, arXiv 2005.00928, section 3.</source>
        <translation>從所選查詢向下到每個詞元嵌入的最大流，網路各邊的容量為 ½（該層各頭的平均）+ ½ I。只有焦點查詢的一列；最多 128 個詞元。Abnar &amp; Zuidema 2020，arXiv 2005.00928，第 3 節。</translation>
    </message>
    <message>
        <source>|α f(x)|, with f(x) = (x W_V + b_V) W_O: the length of what a key really adds for the weight α that it gets. Rows do not sum to 1. Kobayashi et al. 2020, arXiv 2004.10102, equations 2 to 4.</source>
        <translation>|α f(x)|，其中 f(x) = (x W_V + b_V) W_O：鍵憑其權重 α 實際加上的向量的長度。各列之和不為 1。Kobayashi et al. 2020，arXiv 2004.10102，式 2 至 4。</translation>
    </message>
    <message>
        <source>(1 / H) Σ α over the H heads of each layer.</source>
        <translation>(1 / H) Σ α，對每層的 H 個頭求和。</translation>
    </message>
    <message>
        <source>It follows one stream of tokens, which cross-attention is not.</source>
        <translation>它追蹤一條詞元流，而交叉注意力不是。</translation>
    </message>
    <message>
        <source>It is made for up to %1 tokens, and there are %2.</source>
        <translation>最多支持 %1 個詞元，這裡有 %2 個。</translation>
    </message>
    <message>
        <source>There is no model at hand.</source>
        <translation>沒有模型。</translation>
    </message>
    <message>
        <source>It is of the model’s own run: switch the experiments off.</source>
        <translation>它針對模型自身的執行：請關閉實驗。</translation>
    </message>
    <message>
        <source>An attention array has neither values nor weights.</source>
        <translation>注意力陣列既沒有值也沒有權重矩陣。</translation>
    </message>
    <message>
        <source>Gradient × attention</source>
        <translation>梯度 × 注意力</translation>
    </message>
    <message>
        <source>gradient × attention (Barkan et al. 2021)</source>
        <translation>梯度 × 注意力（Barkan et al. 2021）</translation>
    </message>
    <message>
        <source>Attention flow is of one query: click the token that looks.</source>
        <translation>注意力流針對一個查詢：請點按正在看的詞元。</translation>
    </message>
    <message>
        <source>Attention flow is of one query, which is of another kind of attention.</source>
        <translation>注意力流針對一個查詢，而它屬於另一種注意力。</translation>
    </message>
    <message>
        <source>There is no model to compute gradients of.</source>
        <translation>沒有可以計算梯度的模型。</translation>
    </message>
    <message>
        <source>%1 of “%2” at token %3</source>
        <translation>詞元 %3 處「%2」的%1</translation>
    </message>
    <message>
        <source>max(0, α ∂y / ∂α): what of a weight α speaks for the logit y of a token at the query in focus, or at the last one: the token chosen in Predictions, or the one that the model finds likeliest. Rows do not sum to 1. Barkan et al. 2021, Grad-SAM, arXiv 2204.11073; Chefer et al. 2021, arXiv 2103.15679, equation 5.</source>
        <translation>max(0, α ∂y / ∂α)：權重 α 中支持某個詞元的 logit y 的部分，在焦點查詢處，沒有焦點時在最後一個查詢處；該詞元是在「預測」中選擇的，或模型認為最可能的。各列之和不為 1。Barkan 等 2021，Grad-SAM，arXiv 2204.11073；Chefer 等 2021，arXiv 2103.15679，式 5。</translation>
    </message>
</context>
<context>
    <name>PicturePage</name>
    <message>
        <source>There is no view “%1”; the views are %2.</source>
        <translation>沒有檢視「%1」；可用的檢視有 %2。</translation>
    </message>
    <message>
        <source>There is no picture yet: type a text first.</source>
        <translation>還沒有圖片：請先輸入文字。</translation>
    </message>
</context>
<context>
    <name>Placeholder</name>
    <message>
        <source>Type a text to see where the model looks.</source>
        <translation>輸入文字，看看模型看向哪裡。</translation>
    </message>
    <message>
        <source>This model has no encoder.</source>
        <translation>這個模型沒有編碼器。</translation>
    </message>
    <message>
        <source>This model has no decoder.</source>
        <translation>這個模型沒有解碼器。</translation>
    </message>
    <message>
        <source>This model has no cross-attention.</source>
        <translation>這個模型沒有交叉注意力。</translation>
    </message>
    <message>
        <source>There is no token to show.</source>
        <translation>沒有可顯示的詞元。</translation>
    </message>
    <message>
        <source>Layer %1 has no cross-attention; choose a layer that has one.</source>
        <translation>層 %1 沒有交叉注意力；請選擇有交叉注意力的層。</translation>
    </message>
    <message>
        <source>Layer %1 has no self-attention; choose a layer that has one.</source>
        <translation>層 %1 沒有自注意力；請選擇有自注意力的層。</translation>
    </message>
</context>
<context>
    <name>Positions</name>
    <message>
        <source>There is no model to run without positions.</source>
        <translation>沒有可以去掉位置來執行的模型。</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>of %1&apos;s own encoding</source>
        <translation>取自 %1 自身的編碼</translation>
    </message>
    <message>
        <source>of the formula</source>
        <translation>取自公式</translation>
    </message>
    <message>
        <source>Own encoding of %1: %2</source>
        <translation>%1 自身的編碼：%2</translation>
    </message>
    <message>
        <source>Formula: %1</source>
        <translation>公式：%1</translation>
    </message>
    <message>
        <source>Curves of cosines and sines</source>
        <translation>餘弦和正弦曲線</translation>
    </message>
    <message>
        <source>Curves, by %1</source>
        <translation>曲線，按%1</translation>
    </message>
    <message>
        <source>With positions</source>
        <translation>有位置</translation>
    </message>
    <message>
        <source>Without positions</source>
        <translation>無位置</translation>
    </message>
    <message>
        <source>Head %1 with positions</source>
        <translation>頭 %1，有位置</translation>
    </message>
    <message>
        <source>Head %1 without positions</source>
        <translation>頭 %1，無位置</translation>
    </message>
    <message>
        <source>%1&apos;s own encoding: %2</source>
        <translation>%1 自身的編碼：%2</translation>
    </message>
    <message>
        <source>The same run with the encoding switched off</source>
        <translation>關閉位置編碼後的同一次執行</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>正在計算…</translation>
    </message>
    <message>
        <source>%1 %2, %3: %4</source>
        <translation>%1 %2，%3：%4</translation>
    </message>
    <message>
        <source>positions %1 and %2: %3</source>
        <translation>位置 %1 和 %2：%3</translation>
    </message>
    <message>
        <source>“%1” (query %2) → “%3” (key %4): %5</source>
        <translation>「%1」（查詢 %2）→「%3」（鍵 %4）：%5</translation>
    </message>
    <message>
        <source>Type a sentence to see its attention with and without positions.</source>
        <translation>輸入一句話，看看有位置和無位置時的注意力。</translation>
    </message>
    <message>
        <source>These weights were read from a file; there is no model to run without positions.</source>
        <translation>這些權重是從檔案讀取的；沒有可以去掉位置來執行的模型。</translation>
    </message>
    <message>
        <source>A&apos;s matrix is %1, B&apos;s is %2: there is no difference to show.</source>
        <translation>A 的矩陣是 %1，B 的是 %2：沒有可顯示的差。</translation>
    </message>
    <message>
        <source>A&apos;s positions are %1, B&apos;s are %2: there is no difference to show.</source>
        <translation>A 的位置是%1，B 的是%2：沒有可顯示的差。</translation>
    </message>
    <message>
        <source>A formula is of no model: it is the same for A and for B.</source>
        <translation>公式不屬於任何模型：對 A 和 B 都一樣。</translation>
    </message>
    <message>
        <source>A and B are runs of one model, whose positions are the same in both. The attention below is that of A.</source>
        <translation>A 和 B 是同一個模型的執行，兩者的位置相同。下方的注意力是 A 的。</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>編碼</translation>
    </message>
    <message>
        <source>positions %1 and %2</source>
        <translation>位置 %1 和 %2</translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <translation>%1 %2，%3</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>largest difference: %1</source>
        <translation>最大的差：%1</translation>
    </message>
    <message>
        <source>%1. Not the model&apos;s: %2&apos;s own is %3</source>
        <translation>%1。不是模型的：%2 自身的是%3</translation>
    </message>
    <message>
        <source>%1 (first %2 tokens)</source>
        <translation>%1（前 %2 個詞元）</translation>
    </message>
</context>
<context>
    <name>Predictions</name>
    <message>
        <source>Type a text to see what the model predicts.</source>
        <translation>輸入文字，看看模型預測什麼。</translation>
    </message>
    <message>
        <source>This is an attention array; only a model can predict tokens.</source>
        <translation>這是注意力陣列；只有模型才能預測詞元。</translation>
    </message>
    <message>
        <source>%1 predicts no tokens: its checkpoint holds no language-model head.</source>
        <translation>%1 不預測詞元：其檢查點沒有語言模型頭。</translation>
    </message>
    <message>
        <source>There is no token to show.</source>
        <translation>沒有可顯示的詞元。</translation>
    </message>
    <message>
        <source>Token Asked About</source>
        <translation>所問的詞元</translation>
    </message>
    <message>
        <source>The text is too long for means at a token before its end; choose the last token, or switch heads off.</source>
        <translation>文字太長，無法在結尾之前的詞元處取平均；請選擇最後一個詞元，或改為關閉頭。</translation>
    </message>
    <message>
        <source>Step of the Generation</source>
        <translation>生成的步驟</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>The text alone, before anything was generated</source>
        <translation>只有文字，尚未生成任何內容</translation>
    </message>
    <message>
        <source>“%1”, generated token %2 of %3
probability %4 by the model when it was written</source>
        <translation>「%1」，%3 個生成詞元中的第 %2 個
寫出時模型給的機率 %4</translation>
    </message>
    <message>
        <source>It ends the text.</source>
        <translation>它結束文字。</translation>
    </message>
    <message>
        <source>%1 of %2 generated tokens are shown.</source>
        <translation>顯示 %2 個生成詞元中的 %1 個。</translation>
    </message>
    <message>
        <source>%1: %2 (piece %3)
probability %4, logit %5, rank %6</source>
        <translation>%1：%2（詞片 %3）
機率 %4，logit %5，排名 %6</translation>
    </message>
    <message>
        <source>What the model would say if it ended after each of %1 layers.</source>
        <translation>假如模型在 %1 層中的每一層之後就結束，它會說什麼。</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>層 %1</translation>
    </message>
    <message>
        <source>guess %1</source>
        <translation>猜測 %1</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>排名 %1</translation>
    </message>
    <message>
        <source>This model guesses hidden tokens; it writes no text.</source>
        <translation>這個模型猜測隱藏的詞元，不寫文字。</translation>
    </message>
    <message>
        <source>Only the beginning of the text is computed; nothing can be said of its end.</source>
        <translation>只計算了文字的開頭；無法判斷結尾。</translation>
    </message>
    <message>
        <source>The text goes on behind the token in focus; press Escape to ask at its end.</source>
        <translation>焦點詞元之後還有文字；按 Esc 可在結尾處提問。</translation>
    </message>
    <message>
        <source>The model has no tokenizer that could make a text of it.</source>
        <translation>模型沒有可以把它變成文字的斷詞器。</translation>
    </message>
    <message>
        <source>The text is an attached document, which stays as it is.</source>
        <translation>文字是附加的文件，保持不變。</translation>
    </message>
    <message>
        <source>“%1” is no text that could be added.</source>
        <translation>「%1」不是可以接上的文字。</translation>
    </message>
    <message>
        <source>There is no prediction yet.</source>
        <translation>還沒有預測。</translation>
    </message>
    <message>
        <source>What comes after “%1” (token %2)?</source>
        <translation>「%1」（詞元 %2）後面是什麼？</translation>
    </message>
    <message>
        <source>“%1” (token %2) is hidden. What stands there?</source>
        <translation>「%1」（詞元 %2）已隱藏。那裡是什麼？</translation>
    </message>
    <message>
        <source>What stands at token %2, “%1”?</source>
        <translation>詞元 %2「%1」處是什麼？</translation>
    </message>
    <message>
        <source>The text has “%1” there: probability %2, the likeliest.</source>
        <translation>文字中那裡是「%1」：機率 %2，可能性最大。</translation>
    </message>
    <message>
        <source>The text has “%1” there: probability %2; %3 tokens are likelier.</source>
        <translation>文字中那裡是「%1」：機率 %2；有 %3 個詞元可能性更大。</translation>
    </message>
    <message>
        <source>Generated: the text with %1 of %2 tokens</source>
        <translation>生成：文字加上 %2 個詞元中的 %1 個</translation>
    </message>
    <message>
        <source>Experiments are on; the second column is the change from the run without.</source>
        <translation>有實驗在進行；第二欄是相對於沒有實驗時的變化。</translation>
    </message>
    <message>
        <source>If the model ended after each layer (logit lens)</source>
        <translation>假如模型在每一層之後結束（logit 透鏡）</translation>
    </message>
    <message>
        <source>Computing …</source>
        <translation>正在計算…</translation>
    </message>
    <message>
        <source>The likeliest token and its probability, which is the colour too, from 0 to 1. Each layer&apos;s residual stream goes through the model&apos;s last norm and its head.</source>
        <translation>可能性最大的詞元及其機率，顏色也表示機率，從 0 到 1。每一層的殘差流都經過模型最後的正規化和輸出頭。</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>預測</translation>
    </message>
    <message>
        <source>What the model expects next, or behind a mask.</source>
        <translation>模型預計接下來是什麼，或遮罩處是什麼。</translation>
    </message>
    <message>
        <source>The likeliest token is %1, probability %2.</source>
        <translation>可能性最大的詞元是 %1，機率 %2。</translation>
    </message>
    <message>
        <source>%1 others</source>
        <translation>其餘 %1 個</translation>
    </message>
    <message>
        <source>%1 (piece %2, id %3)
logit %4</source>
        <translation>%1（詞片 %2，編號 %3）
logit %4</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已略去</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 個詞元</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>rules</source>
        <translation>規則</translation>
    </message>
    <message>
        <source>temperature %1</source>
        <translation>溫度 %1</translation>
    </message>
    <message>
        <source>top-k off</source>
        <translation>不用 top-k</translation>
    </message>
    <message>
        <source>top-k %1</source>
        <translation>top-k %1</translation>
    </message>
    <message>
        <source>top-p off</source>
        <translation>不用 top-p</translation>
    </message>
    <message>
        <source>top-p %1</source>
        <translation>top-p %1</translation>
    </message>
    <message>
        <source>change by the experiments</source>
        <translation>實驗帶來的變化</translation>
    </message>
    <message>
        <source>%1 is an encoder: it reads the whole text at once and guesses hidden tokens. It writes no text, so nothing can be generated.</source>
        <translation>%1 是編碼器：它一次讀完整段文字並猜測隱藏的詞元。它不寫文字，因此不能生成。</translation>
    </message>
    <message>
        <source>The text has ended; choose an earlier step to go on from.</source>
        <translation>文字已結束；請選擇較早的一步繼續。</translation>
    </message>
    <message>
        <source>There is no room for more: the model has learned %1 positions.</source>
        <translation>沒有餘地了：模型只學過 %1 個位置。</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>「%1」</translation>
    </message>
    <message>
        <source>The text has ended: nothing comes after “%1”. Choose an earlier token to see what the model expects there.</source>
        <translation>文字已結束：「%1」之後沒有內容。請選擇前面的詞元，看看模型在那裡預期什麼。</translation>
    </message>
    <message>
        <source>The text has ended.</source>
        <translation>文字已結束。</translation>
    </message>
</context>
<context>
    <name>RankedKeysPainter</name>
    <message>
        <source>%1 · left out</source>
        <translation>%1 · 已略去</translation>
    </message>
</context>
<context>
    <name>RelativeContent</name>
    <message>
        <source>Bias of head %1: queries and keys</source>
        <translation>頭 %1 的偏差：查詢與鍵</translation>
    </message>
    <message>
        <source>This model compares every query and key with learned vectors for their distance as well as with each other, so that no one number belongs to a distance.</source>
        <translation>這個模型不僅讓查詢與鍵相互比較，還與它們距離的學習向量比較，因此一個距離並不對應單獨一個數。</translation>
    </message>
    <message>
        <source>%1 heads; what is added to the score of a key, by its position less the query&apos;s</source>
        <translation>%1 個頭；給鍵的分數加上的值，按鍵的位置減去查詢的位置</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>距離</translation>
    </message>
    <message>
        <source>head</source>
        <translation>頭</translation>
    </message>
    <message>
        <source>%1; scores depend on learned vectors for distances as well</source>
        <translation>%1；分數還取決於距離的學習向量</translation>
    </message>
    <message>
        <source>%1; scores get a learned number by distance as well</source>
        <translation>%1；分數還按距離加上一個學到的數</translation>
    </message>
</context>
<context>
    <name>SessionFile</name>
    <message>
        <source>%1 is a session with a text of more than 32 KB; a longer text is kept in a file of its own, which the session names.</source>
        <translation>%1 是一個文字超過 32 KB 的工作階段；更長的文字應儲存在單獨的檔案中，由工作階段引用。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>無法讀取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is not a session, or it is damaged.</source>
        <translation>%1 不是工作階段，或者已損壞。</translation>
    </message>
    <message>
        <source>%1 was saved by a newer Headlight: it is a session of version %2, and this program reads versions up to %3.</source>
        <translation>%1 由較新的 Headlight 儲存：工作階段版本為 %2，而本程式最高能讀版本 %3。</translation>
    </message>
    <message>
        <source>%1 could not be copied beside the session: %2.</source>
        <translation>無法把 %1 複製到工作階段旁邊：%2。</translation>
    </message>
</context>
<context>
    <name>ShowIn</name>
    <message>
        <source>choose a token first</source>
        <translation>請先選擇詞元</translation>
    </message>
    <message>
        <source>choose a cell first</source>
        <translation>請先選擇儲存格</translation>
    </message>
    <message>
        <source>Show in %1</source>
        <translation>在%1中顯示</translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation>頭 %1</translation>
    </message>
    <message>
        <source>%1: %2 → %3, %4</source>
        <translation>%1：%2 → %3，%4</translation>
    </message>
    <message>
        <source>%1: query %2</source>
        <translation>%1：查詢 %2</translation>
    </message>
    <message>
        <source>%1: key %2</source>
        <translation>%1：鍵 %2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>「%1」</translation>
    </message>
</context>
<context>
    <name>ShownSentence</name>
    <message>
        <source>Nothing is merged: each token is a word already.</source>
        <translation>沒有合併：每個詞元已經是一個詞。</translation>
    </message>
    <message>
        <source>A word’s row is the mean of its tokens’ rows, its column the sum of their columns.</source>
        <translation>詞的列是其詞元各列的平均，詞的欄是其詞元各欄之和。</translation>
    </message>
    <message>
        <source>Shown in place of the heads’ own patterns: %1.</source>
        <translation>代替各頭自身模式顯示的是：%1。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的%1</translation>
    </message>
    <message>
        <source>%1, by words</source>
        <translation>%1，按詞</translation>
    </message>
</context>
<context>
    <name>SpanBatchDialog</name>
    <message>
        <source>A prompt a line; [name: words] marks a span, \n is a line end in a prompt.</source>
        <translation>每行一個提示；[名稱: 文字] 標記片段，\n 表示提示中的換行。</translation>
    </message>
    <message>
        <source>Prompts…</source>
        <translation>提示…</translation>
    </message>
    <message>
        <source>Opens a text file of prompts and measures them</source>
        <translation>開啟一個提示文字檔案並測量</translation>
    </message>
    <message>
        <source>Predict without each span</source>
        <translation>去掉每個片段再預測</translation>
    </message>
    <message>
        <source>Runs each prompt once more for each of its spans, with the span cut</source>
        <translation>對每個提示的每個片段，剪去該片段再執行一次</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有頭</translation>
    </message>
    <message>
        <source>The layer in focus</source>
        <translation>焦點層</translation>
    </message>
    <message>
        <source>The head in focus</source>
        <translation>焦點頭</translation>
    </message>
    <message>
        <source>Whose shares the table has</source>
        <translation>表格列出誰的份額</translation>
    </message>
    <message>
        <source>Spans of the prompts</source>
        <translation>提示的片段</translation>
    </message>
    <message>
        <source>Attention is not effect: a share says where weights go, not what they change.</source>
        <translation>注意力不等於作用：份額說明權重去了哪裡，不說明改變了什麼。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelled after %1 of %2 prompts.</source>
        <translation>完成 %2 個提示中的 %1 個後已取消。</translation>
    </message>
    <message>
        <source>Show in Spans</source>
        <translation>在片段中顯示</translation>
    </message>
    <message>
        <source>Makes the chosen prompt the text on the screen</source>
        <translation>把所選提示設為螢幕上的文字</translation>
    </message>
    <message>
        <source>Save the Table…</source>
        <translation>儲存表格…</translation>
    </message>
    <message>
        <source>No model is at hand.</source>
        <translation>沒有模型。</translation>
    </message>
    <message>
        <source>%1 prompts of %2, measured in %3 with the experiments on the screen.</source>
        <translation>%2 的 %1 個提示，在 %3 中測量，使用螢幕上的實驗。</translation>
    </message>
    <message>
        <source>%1 prompts of %2, measured in %3.</source>
        <translation>%2 的 %1 個提示，在 %3 中測量。</translation>
    </message>
    <message>
        <source>Measuring %1 prompts …</source>
        <translation>正在測量 %1 個提示…</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Texts (*.txt);;All files (*)</source>
        <translation>文字 (*.txt);;所有檔案 (*)</translation>
    </message>
    <message>
        <source>Save the Table</source>
        <translation>儲存表格</translation>
    </message>
    <message>
        <source>Tables (*.csv);;JSON (*.json)</source>
        <translation>表格 (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Spans of Many Prompts</source>
        <translation>多個提示的片段</translation>
    </message>
    <message>
        <source>The table is saved as %1.</source>
        <translation>表格已儲存為 %1。</translation>
    </message>
</context>
<context>
    <name>SpanBatchModel</name>
    <message>
        <source>“%1” %2</source>
        <translation>「%1」 %2</translation>
    </message>
    <message>
        <source>line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>span</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>詞元</translation>
    </message>
    <message>
        <source>share</source>
        <translation>份額</translation>
    </message>
    <message>
        <source>of its size</source>
        <translation>與長度之比</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>預測</translation>
    </message>
    <message>
        <source>if cut</source>
        <translation>若剪去</translation>
    </message>
    <message>
        <source>likeliest then</source>
        <translation>此時最可能</translation>
    </message>
    <message>
        <source>The line of the file</source>
        <translation>檔案的行號</translation>
    </message>
    <message>
        <source>The prompt, without its marks</source>
        <translation>提示，不含標記</translation>
    </message>
    <message>
        <source>The name of the marks, or what is not marked</source>
        <translation>標記的名稱，或未標記的部分</translation>
    </message>
    <message>
        <source>How many tokens the span has</source>
        <translation>片段有多少個詞元</translation>
    </message>
    <message>
        <source>Share of the attention of all tokens, a mean over the heads</source>
        <translation>佔所有詞元注意力的份額，對各頭取平均</translation>
    </message>
    <message>
        <source>Share over share of the keys that are seen: 1× is chance</source>
        <translation>份額與可見鍵佔比之比：1× 為隨機水平</translation>
    </message>
    <message>
        <source>The likeliest token with the whole prompt, and its probability</source>
        <translation>完整提示時最可能的詞元及其機率</translation>
    </message>
    <message>
        <source>The probability of that token without the span</source>
        <translation>沒有該片段時那個詞元的機率</translation>
    </message>
    <message>
        <source>The likeliest token without the span, and its probability</source>
        <translation>沒有該片段時最可能的詞元及其機率</translation>
    </message>
</context>
<context>
    <name>Spans</name>
    <message>
        <source>role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>key facts</source>
        <translation>關鍵事實</translation>
    </message>
    <message>
        <source>filler</source>
        <translation>贅語</translation>
    </message>
    <message>
        <source>limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步驟</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>How much attention each marked stretch receives.</source>
        <translation>每段標記的文字得到多少注意力。</translation>
    </message>
    <message>
        <source>The mark “[%1:” has no “]” at its end.</source>
        <translation>標記「[%1:」末尾沒有「]」。</translation>
    </message>
    <message>
        <source>The mark “[%1:” has no words.</source>
        <translation>標記「[%1:」沒有文字。</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1，第 %2 行：%3</translation>
    </message>
    <message>
        <source>%1 has no line with a prompt.</source>
        <translation>%1 中沒有提示行。</translation>
    </message>
    <message>
        <source>Attention flow is of one token, which the other wording does not have.</source>
        <translation>注意力流針對一個詞元，而另一種寫法沒有這個詞元。</translation>
    </message>
    <message>
        <source>The text has no token.</source>
        <translation>文字沒有詞元。</translation>
    </message>
    <message>
        <source>The extension of %1 is not one of .csv, .json.</source>
        <translation>%1 的副檔名不是 .csv 或 .json。</translation>
    </message>
    <message>
        <source>“}” closes no field; a brace itself is written “}}”.</source>
        <translation>「}」沒有對應的欄位；大括號本身寫作「}}」。</translation>
    </message>
    <message>
        <source>“%1” has no closing brace; a brace itself is written “{{”.</source>
        <translation>「%1」沒有右大括號；大括號本身寫作「{{」。</translation>
    </message>
    <message>
        <source>“{%1}” names no field; a name has 1 to %2 characters on one line.</source>
        <translation>「{%1}」不是欄位名；名稱為一行內 1 到 %2 個字元。</translation>
    </message>
    <message>
        <source>It is no JSON object.</source>
        <translation>它不是 JSON 物件。</translation>
    </message>
    <message>
        <source>It has no “title”.</source>
        <translation>它沒有「title」。</translation>
    </message>
    <message>
        <source>It has no “text”.</source>
        <translation>它沒有「text」。</translation>
    </message>
    <message>
        <source>Its text has no {field}.</source>
        <translation>它的文字沒有 {欄位}。</translation>
    </message>
    <message>
        <source>It has %1 fields; at most %2 can be told apart.</source>
        <translation>它有 %1 個欄位；最多能區分 %2 個。</translation>
    </message>
    <message>
        <source>Its “fields” name “%1”, which is not in its text.</source>
        <translation>它的「fields」提到「%1」，而文字中沒有。</translation>
    </message>
    <message>
        <source>%1 is no JSON: %2 at byte %3.</source>
        <translation>%1 不是 JSON：第 %3 位元組處 %2。</translation>
    </message>
    <message>
        <source>%1 is no list of templates: expected [{&quot;title&quot;: .., &quot;text&quot;: ..}, ..].</source>
        <translation>%1 不是範本列表：應為 [{&quot;title&quot;: .., &quot;text&quot;: ..}, ..]。</translation>
    </message>
    <message>
        <source>%1, template %2: %3</source>
        <translation>%1，範本 %2：%3</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>無法讀取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is no file of templates: it has more than 1 MB.</source>
        <translation>%1 不是範本檔案：超過 1 MB。</translation>
    </message>
    <message>
        <source>next token “%1”: %2</source>
        <translation>下一詞元「%1」：%2</translation>
    </message>
    <message>
        <source>guess “%1”: %2</source>
        <translation>猜測「%1」：%2</translation>
    </message>
    <message>
        <source>holds the place itself</source>
        <translation>包含所問的位置本身</translation>
    </message>
    <message>
        <source>now “%1”</source>
        <translation>現在是「%1」</translation>
    </message>
    <message>
        <source>Without it “%1” has the probability %2, with the whole text %3; the likeliest is “%4” with %5.</source>
        <translation>沒有它時，「%1」的機率為 %2，有完整文字時為 %3；可能性最大的是「%4」，機率 %5。</translation>
    </message>
    <message>
        <source>computing …</source>
        <translation>正在計算…</translation>
    </message>
    <message>
        <source>no prediction</source>
        <translation>沒有預測</translation>
    </message>
    <message>
        <source>all heads</source>
        <translation>所有頭</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>層 %1</translation>
    </message>
    <message>
        <source>head %1.%2</source>
        <translation>頭 %1.%2</translation>
    </message>
    <message>
        <source>The text is long: evenly spread rows stand for all.</source>
        <translation>文字很長：以均勻抽取的列代表全部。</translation>
    </message>
    <message>
        <source>The other wording is measured in the encoder; choose its attention to see it.</source>
        <translation>另一種寫法是在編碼器中測量的；請選擇編碼器的注意力來查看。</translation>
    </message>
    <message>
        <source>unmarked text</source>
        <translation>未標記的文字</translation>
    </message>
    <message>
        <source>special tokens</source>
        <translation>特殊詞元</translation>
    </message>
    <message>
        <source>all tokens</source>
        <translation>所有詞元</translation>
    </message>
    <message>
        <source>From “%1” to “%2”, %3: share %4; by chance %5; %6</source>
        <translation>從「%1」到「%2」，%3：份額 %4；隨機水平 %5；%6</translation>
    </message>
    <message>
        <source>Head %1.%2, “%3”: share %4, %5 what its size asks for</source>
        <translation>頭 %1.%2，「%3」：份額 %4，為其長度應得的 %5</translation>
    </message>
    <message>
        <source>From (rows) to (columns), %1</source>
        <translation>從（列）到（欄），%1</translation>
    </message>
    <message>
        <source>This layer has no attention.</source>
        <translation>這一層沒有注意力。</translation>
    </message>
    <message>
        <source>Share over chance by layer (rows) and head</source>
        <translation>按層（列）和頭的份額與隨機水平之比</translation>
    </message>
    <message>
        <source>click a token to have it guessed</source>
        <translation>點按詞元讓模型猜測它</translation>
    </message>
    <message>
        <source>what is shown has no cross-attention</source>
        <translation>所顯示的內容沒有交叉注意力</translation>
    </message>
    <message>
        <source>no model is at hand</source>
        <translation>沒有模型</translation>
    </message>
    <message>
        <source>no language-model head</source>
        <translation>沒有語言模型頭</translation>
    </message>
    <message>
        <source>no masked token</source>
        <translation>沒有遮罩詞元</translation>
    </message>
    <message>
        <source>“%1”, %2: share %3 of the attention; spread evenly over the keys that are seen it would be %4, so that it gets %5 that</source>
        <translation>「%1」，%2：佔注意力的 %3；若平均分給可見的鍵，應為 %4，所以它得到的是其 %5</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>詞元</translation>
    </message>
    <message>
        <source>What the model predicts with the span&apos;s tokens taken out of the run; the others keep their positions. With the whole text: %1</source>
        <translation>把這段的詞元從執行中去掉後模型的預測；其餘詞元保持原來的位置。完整文字時：%1</translation>
    </message>
    <message>
        <source>this text</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>other wording</source>
        <translation>另一種寫法</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有頭</translation>
    </message>
    <message>
        <source>Drag over words of the text to mark them with the name chosen above, or choose an example: then you see how much attention each name receives.</source>
        <translation>在文字上拖曳，用上面選中的名稱做標記，或選擇一個範例：然後就能看到每個名稱得到多少注意力。</translation>
    </message>
    <message>
        <source>Nothing is marked in this text.</source>
        <translation>這段文字沒有標記。</translation>
    </message>
    <message>
        <source>Attention is not effect: a share says where weights go, not what they change. What a span does to the prediction is seen by cutting it.</source>
        <translation>注意力不等於作用：份額只說明權重去了哪裡，不說明改變了什麼。一個片段對預測有什麼作用，要把它剪去才看得出來。</translation>
    </message>
    <message>
        <source>This text</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>Other wording</source>
        <translation>另一種寫法</translation>
    </message>
    <message>
        <source>token %1 “%2”: %3</source>
        <translation>詞元 %1「%2」：%3</translation>
    </message>
    <message>
        <source>Take the marks away</source>
        <translation>去掉標記</translation>
    </message>
    <message>
        <source>Mark as “%1”</source>
        <translation>標記為「%1」</translation>
    </message>
    <message>
        <source>Unmark</source>
        <translation>取消標記</translation>
    </message>
    <message>
        <source>Mark as %1</source>
        <translation>標記為%1</translation>
    </message>
    <message>
        <source>Over all heads “%1” gets %2 of the attention, %3 what its size asks for.</source>
        <translation>在所有頭上，「%1」得到注意力的 %2，為其長度應得的 %3。</translation>
    </message>
    <message>
        <source>Over all heads “%1” gets %2 of the attention, %3 what its size asks for; “%4” gets %5, %6.</source>
        <translation>在所有頭上，「%1」得到注意力的 %2，為其長度應得的 %3；「%4」得到 %5，為 %6。</translation>
    </message>
    <message>
        <source>if cut: %1</source>
        <translation>若剪去：%1</translation>
    </message>
</context>
<context>
    <name>TextView</name>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>The shade of each word: how much the chosen word looks at it.</source>
        <translation>每個詞的深淺：所選的詞看它多少。</translation>
    </message>
    <message>
        <source>Queries: what is written</source>
        <translation>查詢：寫出的內容</translation>
    </message>
    <message>
        <source>Keys: what is read</source>
        <translation>鍵：讀入的內容</translation>
    </message>
    <message>
        <source>query</source>
        <translation>查詢</translation>
    </message>
    <message>
        <source>key</source>
        <translation>鍵</translation>
    </message>
    <message>
        <source>only one of the two has this token</source>
        <translation>兩者中只有一個有這個詞元</translation>
    </message>
    <message>
        <source>masked: this query may not look at this key</source>
        <translation>被遮罩：這個查詢不能看這個鍵</translation>
    </message>
    <message>
        <source>masked: none of these may look at each other</source>
        <translation>被遮罩：它們之間不能相互看</translation>
    </message>
    <message>
        <source>difference &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>差 &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>weight &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>權重 &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>詞元</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 個詞元</translation>
    </message>
    <message>
        <source>Mark Text</source>
        <translation>標記文字</translation>
    </message>
    <message>
        <source>The text, shaded: %1. %2</source>
        <translation>著色的文字：%1。%2</translation>
    </message>
    <message>
        <source>Computing the %1 …</source>
        <translation>正在計算%1…</translation>
    </message>
    <message>
        <source>Mean of layer %1&apos;s heads</source>
        <translation>層 %1 各頭的平均</translation>
    </message>
    <message>
        <source>Mean of all heads</source>
        <translation>所有頭的平均</translation>
    </message>
    <message>
        <source>token %1</source>
        <translation>詞元 %1</translation>
    </message>
    <message>
        <source>tokens %1–%2</source>
        <translation>詞元 %1–%2</translation>
    </message>
    <message>
        <source>difference: %1</source>
        <translation>差：%1</translation>
    </message>
    <message>
        <source>Click a token to see where it looks.</source>
        <translation>點按詞元，看看它看向哪裡。</translation>
    </message>
    <message>
        <source>Click a token to see what looks at it.</source>
        <translation>點按詞元，看看什麼看向它。</translation>
    </message>
    <message>
        <source>weight from %1 to each token</source>
        <translation>%1對每個詞元的權重</translation>
    </message>
    <message>
        <source>weight from each token to %1</source>
        <translation>每個詞元對%1的權重</translation>
    </message>
    <message>
        <source>mean weight from the tokens after it to each token</source>
        <translation>每個詞元從其後詞元得到的平均權重</translation>
    </message>
    <message>
        <source>mean weight from all tokens to each token</source>
        <translation>每個詞元從所有詞元得到的平均權重</translation>
    </message>
    <message>
        <source>mean weight from %1 to each token</source>
        <translation>%1對每個詞元的平均權重</translation>
    </message>
    <message>
        <source>mean weight from each token to %1</source>
        <translation>每個詞元對%1的平均權重</translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <translation>「%1」（%2）</translation>
    </message>
    <message>
        <source>%1 words</source>
        <translation>%1 個詞</translation>
    </message>
    <message>
        <source>word %1</source>
        <translation>詞 %1</translation>
    </message>
    <message>
        <source>words %1–%2</source>
        <translation>詞 %1–%2</translation>
    </message>
    <message>
        <source>Click a word to see where it looks.</source>
        <translation>點按一個詞，看看它看向哪裡。</translation>
    </message>
    <message>
        <source>Click a word to see what looks at it.</source>
        <translation>點按一個詞，看看什麼看向它。</translation>
    </message>
    <message>
        <source>weight from %1 to each word</source>
        <translation>%1對每個詞的權重</translation>
    </message>
    <message>
        <source>weight from each word to %1</source>
        <translation>每個詞對%1的權重</translation>
    </message>
    <message>
        <source>mean weight from the words after it to each word</source>
        <translation>每個詞從其後的詞得到的平均權重</translation>
    </message>
    <message>
        <source>mean weight from all words to each word</source>
        <translation>每個詞從所有詞得到的平均權重</translation>
    </message>
    <message>
        <source>mean weight from %1 to each word</source>
        <translation>%1對每個詞的平均權重</translation>
    </message>
    <message>
        <source>mean weight from each word to %1</source>
        <translation>每個詞對%1的平均權重</translation>
    </message>
</context>
<context>
    <name>TokenChips</name>
    <message>
        <source>limit: %1 tokens</source>
        <translation>上限：%1 個詞元</translation>
    </message>
    <message>
        <source>Token %1: %2</source>
        <translation>詞元 %1：%2</translation>
    </message>
    <message>
        <source> (id %1)</source>
        <translation>（編號 %1）</translation>
    </message>
    <message>
        <source>, special</source>
        <translation>，特殊詞元</translation>
    </message>
    <message>
        <source>, piece %1</source>
        <translation>，詞片 %1</translation>
    </message>
    <message>
        <source>, not in the model&apos;s vocabulary</source>
        <translation>，不在模型詞彙表中</translation>
    </message>
    <message>
        <source>, beyond the model&apos;s limit and not computed</source>
        <translation>，超出模型上限，未計算</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>The text %1 cannot be read: %2.</source>
        <translation>無法讀取文字 %1：%2。</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>納特</translation>
    </message>
    <message>
        <source>training</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>held-out text</source>
        <translation>保留文字</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>排程</translation>
    </message>
    <message>
        <source>this run</source>
        <translation>本次訓練</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>Gradient norm, before clipping</source>
        <translation>梯度範數（裁剪前）</translation>
    </message>
    <message>
        <source>Thousand tokens per second</source>
        <translation>每秒千詞元</translation>
    </message>
    <message>
        <source>Start trains a small model on the text, and the plots fill as it learns.</source>
        <translation>點「開始」即用這段文字訓練一個小模型，曲線會隨訓練畫出。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>schedule: %1</source>
        <translation>排程：%1</translation>
    </message>
    <message>
        <source>loss: %1</source>
        <translation>損失：%1</translation>
    </message>
    <message>
        <source>rate: %1</source>
        <translation>學習率：%1</translation>
    </message>
    <message>
        <source>gradient norm: %1</source>
        <translation>梯度範數：%1</translation>
    </message>
    <message>
        <source>tokens per second: %1</source>
        <translation>每秒詞元數：%1</translation>
    </message>
    <message>
        <source>%1 has no log of a training: there is nothing of it to compare.</source>
        <translation>%1 沒有訓練日誌：沒有可比較的內容。</translation>
    </message>
    <message>
        <source>Computing …</source>
        <translation>正在計算…</translation>
    </message>
    <message>
        <source>A and B come from one training, whose curves are the same for both.</source>
        <translation>A 和 B 來自同一次訓練，兩者的曲線相同。</translation>
    </message>
    <message>
        <source>Neither A nor B has a log of a training: there is nothing of them to compare.</source>
        <translation>A 和 B 都沒有訓練日誌：沒有可比較的內容。</translation>
    </message>
    <message>
        <source>No step is in both trainings: there is no difference to show.</source>
        <translation>兩次訓練沒有共同的步：沒有可顯示的差。</translation>
    </message>
    <message>
        <source>%1, step %2</source>
        <translation>%1，第 %2 步</translation>
    </message>
    <message>
        <source>A and B are runs of one model: there is no second training to compare with.</source>
        <translation>A 和 B 是同一模型的執行：沒有第二次訓練可供比較。</translation>
    </message>
    <message>
        <source>%1, held out</source>
        <translation>%1，保留文字</translation>
    </message>
</context>
<context>
    <name>TrainingTextDialog</name>
    <message>
        <source>Text to Learn From</source>
        <translation>訓練文字</translation>
    </message>
    <message>
        <source>Text to learn from</source>
        <translation>訓練文字</translation>
    </message>
    <message>
        <source>Open File…</source>
        <translation>開啟檔案…</translation>
    </message>
    <message>
        <source>Page of Ours</source>
        <translation>內附的一頁</translation>
    </message>
    <message>
        <source>Texts (*.txt);;All files (*)</source>
        <translation>文字 (*.txt);;所有檔案 (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>無法讀取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is learned from as it is; it is too long to be edited here.</source>
        <translation>將按原樣學習 %1；它太長，不能在這裡編輯。</translation>
    </message>
    <message>
        <source>%1 characters; the last tenth is held out. A page or two shows how heads form.</source>
        <translation>%1 個字元；最後十分之一留出。一兩頁就能看到注意力頭如何形成。</translation>
    </message>
    <message>
        <source>page %1.txt</source>
        <translation>頁面 %1.txt</translation>
    </message>
    <message>
        <source>The text cannot be kept as %1: %2.</source>
        <translation>無法把文字儲存為 %1：%2。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>This model has learned %1 positions: the first %1 of %2 tokens are computed.</source>
        <translation>這個模型學過 %1 個位置：計算 %2 個詞元中的前 %1 個。</translation>
    </message>
    <message>
        <source>The first %1 of %2 tokens are computed, the most that the settings allow.</source>
        <translation>計算 %2 個詞元中的前 %1 個，這是設定允許的上限。</translation>
    </message>
    <message>
        <source>words: rows averaged, columns summed</source>
        <translation>合併為詞：列取平均，欄求和</translation>
    </message>
    <message>
        <source>words: there are no pieces to merge</source>
        <translation>合併為詞：沒有可合併的詞片</translation>
    </message>
    <message>
        <source>There is no token %1.</source>
        <translation>沒有詞元 %1。</translation>
    </message>
</context>
<context>
    <name>headlight::AnatomyControls</name>
    <message>
        <source>Previous stage</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Marks the stage before and scrolls to it</source>
        <translation>標記上一步並捲動到那裡</translation>
    </message>
    <message>
        <source>Next stage</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Marks the next stage and scrolls to it</source>
        <translation>標記下一步並捲動到那裡</translation>
    </message>
    <message>
        <source>Keeps this token&apos;s numbers below those of the token that is chosen next</source>
        <translation>把這個詞元的數值留在接下來所選詞元的數值下方</translation>
    </message>
    <message>
        <source>Weights of q, k, v</source>
        <translation>q、k、v 的權重</translation>
    </message>
    <message>
        <source>Shows this head&apos;s weights and biases as a stage</source>
        <translation>把這個頭的權重和偏差作為一步顯示</translation>
    </message>
    <message>
        <source>Show Weights of a Head</source>
        <translation>顯示頭的權重</translation>
    </message>
    <message>
        <source>Hide Weights of a Head</source>
        <translation>隱藏頭的權重</translation>
    </message>
    <message>
        <source>Stage of the Anatomy</source>
        <translation>剖析的步驟</translation>
    </message>
    <message>
        <source>Pin a Token</source>
        <translation>固定詞元</translation>
    </message>
    <message>
        <source>Unpin the Token</source>
        <translation>取消固定詞元</translation>
    </message>
    <message>
        <source>Pin this token</source>
        <translation>固定這個詞元</translation>
    </message>
    <message>
        <source>Pinned: “%1” (%2)</source>
        <translation>已固定：「%1」（%2）</translation>
    </message>
</context>
<context>
    <name>headlight::AnswerRun</name>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
</context>
<context>
    <name>headlight::BarScale</name>
    <message>
        <source>Bars run from 0 to %1</source>
        <translation>條形範圍為 0 到 %1</translation>
    </message>
</context>
<context>
    <name>headlight::ColorBar</name>
    <message>
        <source>Colour scale</source>
        <translation>色階</translation>
    </message>
    <message>
        <source>What colours mean. Left and right arrow move the upper end, Home fits the scale to the picture.</source>
        <translation>顏色的含義。左右箭頭鍵移動上端，Home 鍵讓色階適應圖片。</translation>
    </message>
    <message>
        <source>Drag an end of the bar to change the scale of every picture; a double click fits it again</source>
        <translation>拖曳色階的一端可改變所有圖片的刻度；按兩下重新適應</translation>
    </message>
    <message>
        <source>0..1</source>
        <translation>0..1</translation>
    </message>
    <message>
        <source>The whole range that a weight may have, in every picture</source>
        <translation>所有圖片都用權重可能的全部範圍</translation>
    </message>
    <message>
        <source>log</source>
        <translation>對數</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>對數刻度</translation>
    </message>
    <message>
        <source>row</source>
        <translation>按列</translation>
    </message>
    <message>
        <source>Each row divided by its largest weight</source>
        <translation>每列除以其最大權重</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>鎖定</translation>
    </message>
    <message>
        <source>This scale for every picture and every text</source>
        <translation>所有圖片和文字都用這個刻度</translation>
    </message>
    <message>
        <source>Colour Scale</source>
        <translation>色階</translation>
    </message>
    <message>
        <source>%1..%2</source>
        <translation>%1..%2</translation>
    </message>
</context>
<context>
    <name>headlight::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>指令面板</translation>
    </message>
    <message>
        <source>Type part of a name: an action, a view, “layer 3 head 2”, an example, a model</source>
        <translation>輸入名稱的一部分：操作、檢視、「層 3 頭 2」、範例、模型</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>指令</translation>
    </message>
</context>
<context>
    <name>headlight::CompareBar</name>
    <message>
        <source>Another text</source>
        <translation>另一段文字</translation>
    </message>
    <message>
        <source>Another model</source>
        <translation>另一個模型</translation>
    </message>
    <message>
        <source>Another head</source>
        <translation>另一個頭</translation>
    </message>
    <message>
        <source>Without experiments</source>
        <translation>沒有實驗</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比較對象</translation>
    </message>
    <message>
        <source>What differs in B, the run that this one (A) is compared with</source>
        <translation>B（與本次執行 A 比較的執行）有什麼不同</translation>
    </message>
    <message>
        <source>B: type the text to compare with</source>
        <translation>B：輸入要比較的文字</translation>
    </message>
    <message>
        <source>Text to compare with</source>
        <translation>要比較的文字</translation>
    </message>
    <message>
        <source>Model to compare with</source>
        <translation>要比較的模型</translation>
    </message>
    <message>
        <source>Untrained twin</source>
        <translation>未訓練的孿生模型</translation>
    </message>
    <message>
        <source>The same model as it was before its training</source>
        <translation>同一模型訓練之前的樣子</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>輸入</translation>
    </message>
    <message>
        <source>Layer of the head to compare with</source>
        <translation>要比較的頭所在的層</translation>
    </message>
    <message>
        <source>layer </source>
        <translation>層 </translation>
    </message>
    <message>
        <source>Head to compare with</source>
        <translation>要比較的頭</translation>
    </message>
    <message>
        <source>head </source>
        <translation>頭 </translation>
    </message>
    <message>
        <source>Take the focused head</source>
        <translation>取焦點頭</translation>
    </message>
    <message>
        <source>B is the head in focus now; then focus another one</source>
        <translation>B 取目前焦點頭；然後再選另一個焦點頭</translation>
    </message>
    <message>
        <source>Compared Head</source>
        <translation>比較的頭</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>A, B and their difference side by side</source>
        <translation>並排顯示 A、B 及其差</translation>
    </message>
    <message>
        <source>The run of the text above, large</source>
        <translation>放大顯示上方文字的執行</translation>
    </message>
    <message>
        <source>The run that it is compared with, large</source>
        <translation>放大顯示與之比較的執行</translation>
    </message>
    <message>
        <source>The difference, large</source>
        <translation>放大顯示差</translation>
    </message>
    <message>
        <source>Compared Picture</source>
        <translation>比較的圖片</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Steps of the training</source>
        <translation>訓練的步驟</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Compared Model</source>
        <translation>比較的模型</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>選擇模型</translation>
    </message>
    <message>
        <source>B’s second text; leave it empty for that of A</source>
        <translation>B 的第二段文字；留空則用 A 的</translation>
    </message>
    <message>
        <source>Second text to compare with</source>
        <translation>要比較的第二段文字</translation>
    </message>
    <message>
        <source>A text to compare with has at most 32 KB, so this one was not taken; open it above, as A, and compare it with a shorter one.</source>
        <translation>要比較的文字最多 32 KB，因此沒有採用這一段；請在上方把它作為 A 開啟，再與較短的文字比較。</translation>
    </message>
</context>
<context>
    <name>headlight::ComputeController</name>
    <message>
        <source>There is not enough memory for this text and model; use a shorter text or a smaller model.</source>
        <translation>記憶體不足以處理這段文字和這個模型；請用更短的文字或更小的模型。</translation>
    </message>
</context>
<context>
    <name>headlight::DataExportDialog</name>
    <message>
        <source>safetensors (arrays with tokens)</source>
        <translation>safetensors（帶詞元的陣列）</translation>
    </message>
    <message>
        <source>NumPy array (.npy, without tokens)</source>
        <translation>NumPy 陣列（.npy，不含詞元）</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>CSV (one weight a line)</source>
        <translation>CSV（每行一個權重）</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>注意力頭</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>層 %1，頭 %2</translation>
    </message>
    <message>
        <source>All heads of layer %1</source>
        <translation>層 %1 的所有頭</translation>
    </message>
    <message>
        <source>All layers and heads</source>
        <translation>所有層和頭</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>匯出…</translation>
    </message>
    <message>
        <source>%1 weights, about %2</source>
        <translation>%1 個權重，約 %2</translation>
    </message>
    <message>
        <source>Export Data</source>
        <translation>匯出資料</translation>
    </message>
</context>
<context>
    <name>headlight::DisplayBar</name>
    <message>
        <source>Encoder</source>
        <translation>編碼器</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解碼器</translation>
    </message>
    <message>
        <source>Cross</source>
        <translation>交叉</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Whose attention: each kind of attention has layers and heads of its own</source>
        <translation>哪一種注意力：每種注意力有各自的層和頭</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>顏色</translation>
    </message>
    <message>
        <source>Colour map of every picture</source>
        <translation>所有圖片的配色</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不略去</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>首詞元</translation>
    </message>
    <message>
        <source>Special tokens</source>
        <translation>特殊詞元</translation>
    </message>
    <message>
        <source>Tokens whose weights are not coloured; the other weights stay as they are</source>
        <translation>這些詞元的權重不著色；其他權重保持不變</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>What a pixel shows where it covers several cells</source>
        <translation>一個像素覆蓋多個儲存格時顯示什麼</translation>
    </message>
    <message>
        <source>Positional encoding</source>
        <translation>位置編碼</translation>
    </message>
    <message>
        <source>Runs the model with or without its positional encoding</source>
        <translation>使用或不使用位置編碼來執行模型</translation>
    </message>
    <message>
        <source>Colour Map</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Leaving Out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>注意力圖</translation>
    </message>
    <message>
        <source>What every picture of patterns shows of the heads</source>
        <translation>各幅注意力圖顯示頭的什麼</translation>
    </message>
    <message>
        <source>Heads’ own</source>
        <translation>各頭自身</translation>
    </message>
    <message>
        <source>α = softmax of the scores: each head’s own weights</source>
        <translation>α = 分數的 softmax：每個頭自身的權重</translation>
    </message>
</context>
<context>
    <name>headlight::DocumentPanel</name>
    <message>
        <source>Lines of the attached document</source>
        <translation>附加文件的各行</translation>
    </message>
    <message>
        <source>Detach</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Go back to typing a text</source>
        <translation>回到輸入文字</translation>
    </message>
    <message>
        <source>Detach the document</source>
        <translation>移除文件</translation>
    </message>
    <message>
        <source>Attached: %1 (%2)</source>
        <translation>已附加：%1（%2）</translation>
    </message>
</context>
<context>
    <name>headlight::ExperimentCard</name>
    <message>
        <source>Removes this experiment</source>
        <translation>刪除這項實驗</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1
On or off; an experiment that is off is kept here</source>
        <translation>%1
啟用或停用；停用的實驗會留在這裡</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>刪除：%1</translation>
    </message>
    <message>
        <source>The prediction that this experiment changes most: its probability without it and with it, the other experiments as they are</source>
        <translation>這項實驗改變最大的預測：沒有它和有它時的機率，其他實驗不變</translation>
    </message>
</context>
<context>
    <name>headlight::ExperimentsPanel</name>
    <message>
        <source>Experiments</source>
        <translation>實驗</translation>
    </message>
    <message>
        <source>Ex&amp;periments</source>
        <translation>實驗(&amp;P)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changes the computation at the focused head, token or cell</source>
        <translation>改變焦點所在的頭、詞元或儲存格的計算</translation>
    </message>
    <message>
        <source>Add an experiment</source>
        <translation>新增實驗</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Nothing has been run yet</source>
        <translation>還沒有執行過</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>實驗</translation>
    </message>
    <message>
        <source>Switch Experiment On</source>
        <translation>啟用實驗</translation>
    </message>
    <message>
        <source>Switch Experiment Off</source>
        <translation>停用實驗</translation>
    </message>
    <message>
        <source>Remove Experiment</source>
        <translation>刪除實驗</translation>
    </message>
    <message>
        <source>not in this run</source>
        <translation>不在這次執行中</translation>
    </message>
    <message>
        <source>“%1” %2 → %3</source>
        <translation>「%1」 %2 → %3</translation>
    </message>
    <message>
        <source>switched off, the text has this token no more</source>
        <translation>已關閉，文字中不再有這個詞元</translation>
    </message>
</context>
<context>
    <name>headlight::ExportActions</name>
    <message>
        <source>Export &amp;Image…</source>
        <translation>匯出圖片(&amp;I)…</translation>
    </message>
    <message>
        <source>Export &amp;Data…</source>
        <translation>匯出資料(&amp;D)…</translation>
    </message>
    <message>
        <source>Copy &amp;Picture</source>
        <translation>複製圖片(&amp;P)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在寫入 %1</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>已儲存 %1。</translation>
    </message>
    <message>
        <source>Drawing the picture</source>
        <translation>正在繪製圖片</translation>
    </message>
    <message>
        <source>Copied the picture.</source>
        <translation>已複製圖片。</translation>
    </message>
    <message>
        <source>Making the table</source>
        <translation>正在生成表格</translation>
    </message>
    <message>
        <source>Copied the focused head&apos;s weights as a table.</source>
        <translation>已把焦點頭的權重複製為表格。</translation>
    </message>
    <message>
        <source>Writing pictures of every step</source>
        <translation>正在寫入每一步的圖片</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n picture(s).</source>
        <translation>
            <numerusform>已儲存 %n 張圖片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>已取消；沒有寫入任何內容。</translation>
    </message>
    <message>
        <source>Copy Ta&amp;ble</source>
        <translation>複製表格(&amp;B)</translation>
    </message>
</context>
<context>
    <name>headlight::ExportDialog</name>
    <message>
        <source>Current view</source>
        <translation>目前檢視</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>層 %1，頭 %2</translation>
    </message>
    <message>
        <source>All heads of layer %1</source>
        <translation>層 %1 的所有頭</translation>
    </message>
    <message>
        <source>Head map</source>
        <translation>頭總覽</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自訂</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>寬度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>預覽</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>圖片(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>PNG, pixels</source>
        <translation>PNG，像素</translation>
    </message>
    <message>
        <source>SVG, text as text</source>
        <translation>SVG，文字保留為文字</translation>
    </message>
    <message>
        <source>PDF, text as text</source>
        <translation>PDF，文字保留為文字</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>解析度(&amp;R)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主題(&amp;T)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Caption: model, layer, head, text</source>
        <translation>說明(&amp;C)：模型、層、頭、文字</translation>
    </message>
    <message>
        <source>&amp;Numbers in the cells</source>
        <translation>儲存格中的數字(&amp;N)</translation>
    </message>
    <message>
        <source>F&amp;rames around pictures and the focused head</source>
        <translation>圖片和焦點頭的邊框(&amp;R)</translation>
    </message>
    <message>
        <source>Transparent &amp;background</source>
        <translation>透明背景(&amp;B)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>匯出…</translation>
    </message>
    <message>
        <source>Drawing the preview</source>
        <translation>正在繪製預覽</translation>
    </message>
    <message>
        <source>No preview: it was cancelled. The next change draws it again.</source>
        <translation>沒有預覽：已取消。下次更改時會重新繪製。</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 毫米</translation>
    </message>
    <message>
        <source>Export Image</source>
        <translation>匯出圖片</translation>
    </message>
</context>
<context>
    <name>headlight::FindBar</name>
    <message>
        <source>Search</source>
        <translation>尋找</translation>
    </message>
    <message>
        <source>&amp;Find:</source>
        <translation>尋找(&amp;F)：</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>上一個（Shift+F3）</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>下一個（F3）</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>關閉尋找</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>要尋找的內容</translation>
    </message>
    <message>
        <source>part of a token or of the text, or a position</source>
        <translation>詞元或文字的一部分，或位置</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>找到 %n 處</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>headlight::FirstCards</name>
    <message>
        <source>What to look for</source>
        <translation>先看什麼</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Dismiss what to look for</source>
        <translation>收起提示</translation>
    </message>
    <message>
        <source>Row “it” gives its weight to “animal”: this head finds who is tired. Change one word and it looks at the street.</source>
        <translation>「it」這一列把權重給了「animal」：這個頭找到了誰累了。改一個詞，它就看向街道。</translation>
    </message>
    <message>
        <source>tired → wide</source>
        <translation>tired → wide</translation>
    </message>
    <message>
        <source>The diagonals above are heads that look one word back or ahead. Sort the map: back comes first, ahead last.</source>
        <translation>上方的對角線是看前一個詞或後一個詞的頭。給總覽排序：看前的在最前，看後的在最後。</translation>
    </message>
    <message>
        <source>Sort heads</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>A model that translates writes English while it looks at Chinese: 我爱猫.</source>
        <translation>翻譯模型一邊看著中文，一邊寫出英文：我愛貓。</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>翻譯</translation>
    </message>
    <message>
        <source>Eight short lessons lead from softmax to how heads form.</source>
        <translation>八節短課，從 softmax 講到注意力頭如何形成。</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>課程</translation>
    </message>
</context>
<context>
    <name>headlight::GenerationStrip</name>
    <message>
        <source>Generated text</source>
        <translation>生成的文字</translation>
    </message>
    <message>
        <source>Next token</source>
        <translation>下一詞元</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>回到文字</translation>
    </message>
    <message>
        <source>Takes away what was generated (Escape)</source>
        <translation>去掉生成的內容（Esc）</translation>
    </message>
    <message>
        <source>How many tokens are generated</source>
        <translation>生成多少個詞元</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>抽樣</translation>
    </message>
    <message>
        <source>Each token is drawn by its probability after temperature, top-k and top-p; otherwise the likeliest is taken</source>
        <translation>按溫度、top-k 和 top-p 之後的機率抽取每個詞元；否則取可能性最大的</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>種子 %1</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>種子</translation>
    </message>
    <message>
        <source>What is drawn by: the same seed draws the same tokens</source>
        <translation>抽樣依據：相同的種子抽出相同的詞元</translation>
    </message>
    <message>
        <source>Number of Tokens</source>
        <translation>詞元數</translation>
    </message>
    <message>
        <source>Draw Tokens</source>
        <translation>抽取詞元</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The model writes one token behind the text</source>
        <translation>模型在文字後面寫一個詞元</translation>
    </message>
    <message>
        <source>The model goes on with the text; what was written after the step that is shown gives way</source>
        <translation>模型繼續寫文字；所顯示的步驟之後寫的內容將被替換</translation>
    </message>
    <message>
        <source>Every step can be looked at in every view.</source>
        <translation>每一步都可以在每個檢視中查看。</translation>
    </message>
    <message numerus="yes">
        <source> token(s)</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform> 個詞元</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headlight::HeadChooser</name>
    <message>
        <source>Average:</source>
        <translation>平均：</translation>
    </message>
    <message>
        <source>Add or remove the focused head</source>
        <translation>加入或去掉焦點頭</translation>
    </message>
    <message>
        <source>All heads of the layer</source>
        <translation>這一層的所有頭</translation>
    </message>
    <message>
        <source>The focused head alone</source>
        <translation>只看焦點頭</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Rank the keys of the focused head alone</source>
        <translation>只給焦點頭的鍵排名</translation>
    </message>
    <message>
        <source>− %1</source>
        <translation>− %1</translation>
    </message>
    <message>
        <source>+ %1</source>
        <translation>+ %1</translation>
    </message>
    <message>
        <source>Take head %1 out of the average</source>
        <translation>從平均中去掉頭 %1</translation>
    </message>
    <message>
        <source>Add head %1 to the heads that are averaged</source>
        <translation>把頭 %1 加入平均</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>層 %1</translation>
    </message>
    <message>
        <source>Average all heads of layer %1</source>
        <translation>對層 %1 的所有頭取平均</translation>
    </message>
</context>
<context>
    <name>headlight::HeadGrid</name>
    <message>
        <source>Heads of the layer</source>
        <translation>這一層的頭</translation>
    </message>
    <message>
        <source>The attention of every head of the focused layer. Rows are queries, columns are keys. Arrow keys choose a query and a key, Enter shows the focused head large.</source>
        <translation>焦點層每個頭的注意力。列為查詢，欄為鍵。方向鍵選擇查詢和鍵，Enter 鍵放大顯示焦點頭。</translation>
    </message>
</context>
<context>
    <name>headlight::HeadMapControls</name>
    <message>
        <source>What the map shows</source>
        <translation>總覽顯示什麼</translation>
    </message>
    <message>
        <source>What the map shows of each head</source>
        <translation>總覽顯示每個頭的什麼</translation>
    </message>
    <message>
        <source>Order of heads</source>
        <translation>頭的順序</translation>
    </message>
    <message>
        <source>How the heads of the map are sorted</source>
        <translation>總覽中的頭如何排序</translation>
    </message>
    <message>
        <source>Heads in the map</source>
        <translation>總覽中的頭</translation>
    </message>
    <message>
        <source>Which heads are in the map, by what they do</source>
        <translation>按作用選擇總覽中有哪些頭</translation>
    </message>
    <message>
        <source>Head Map&apos;s Colours</source>
        <translation>總覽的顏色</translation>
    </message>
    <message>
        <source>Heads in the Map</source>
        <translation>總覽中的頭</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>注意力圖</translation>
    </message>
    <message>
        <source>The attention of each head as a small picture</source>
        <translation>每個頭的注意力小圖</translation>
    </message>
    <message>
        <source>By layer</source>
        <translation>按層</translation>
    </message>
    <message>
        <source>Layers as rows, heads as columns</source>
        <translation>層為列，頭為欄</translation>
    </message>
    <message>
        <source>By the cell&apos;s weight</source>
        <translation>按儲存格權重</translation>
    </message>
    <message>
        <source>Which head looks from here to there: p(query, key) of the focused cell</source>
        <translation>哪個頭從這裡看到那裡：焦點儲存格的 p(查詢, 鍵)</translation>
    </message>
    <message>
        <source>Like the focused head</source>
        <translation>與焦點頭相似</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>按%1</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有頭</translation>
    </message>
    <message>
        <source>Heads of which no rule explains half of the weight</source>
        <translation>沒有規則能解釋其一半權重的頭</translation>
    </message>
    <message>
        <source>Heads that give at least half of their weight there</source>
        <translation>至少把一半權重給那裡的頭</translation>
    </message>
    <message>
        <source>Like head %1</source>
        <translation>與頭 %1 相似</translation>
    </message>
    <message>
        <source>Order of Heads</source>
        <translation>頭的順序</translation>
    </message>
    <message>
        <source>The map of the run of the text above</source>
        <translation>上方文字的執行的圖</translation>
    </message>
    <message>
        <source>The map of the run that it is compared with</source>
        <translation>與之比較的執行的圖</translation>
    </message>
    <message>
        <source>The map of their difference, head by head; sorted heads begin with the largest difference of either sign</source>
        <translation>逐頭顯示兩者之差的圖；排序後的頭從絕對值最大的差開始</translation>
    </message>
    <message>
        <source>Compared Map</source>
        <translation>比較的圖</translation>
    </message>
</context>
<context>
    <name>headlight::HeadMapView</name>
    <message>
        <source>no meaning here</source>
        <translation>這裡沒有意義</translation>
    </message>
    <message>
        <source>Head map</source>
        <translation>頭總覽</translation>
    </message>
    <message>
        <source>The attention of every head of every layer as a small picture. Arrow keys move between heads and layers, Enter shows a head large.</source>
        <translation>每層每個頭的注意力小圖。方向鍵在頭和層之間移動，Enter 鍵放大顯示一個頭。</translation>
    </message>
    <message>
        <source>Show one head</source>
        <translation>顯示一個頭</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>層 %1，頭 %2</translation>
    </message>
    <message>
        <source>
%1: %2</source>
        <translation>
%1：%2</translation>
    </message>
    <message>
        <source>
ranked by %1</source>
        <translation>
按%1排名</translation>
    </message>
    <message>
        <source>
max %1, on a scale of its own</source>
        <translation>
最大 %1，使用自己的刻度</translation>
    </message>
    <message>
        <source>%1 (switched off)</source>
        <translation>%1（已關閉）</translation>
    </message>
</context>
<context>
    <name>headlight::HeadPlot</name>
    <message>
        <source>One head</source>
        <translation>單個頭</translation>
    </message>
    <message>
        <source>The attention of the focused head. Arrow keys choose a query and a key, plus and minus zoom, F shows everything, Control F finds a token, Escape goes back.</source>
        <translation>焦點頭的注意力。方向鍵選擇查詢和鍵，加減鍵縮放，F 顯示全部，Ctrl+F 尋找詞元，Esc 返回。</translation>
    </message>
</context>
<context>
    <name>headlight::HeadsControls</name>
    <message>
        <source>Back to all heads of the layer (Escape)</source>
        <translation>回到這一層的所有頭（Esc）</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>網格</translation>
    </message>
    <message>
        <source>All heads of the layer</source>
        <translation>這一層的所有頭</translation>
    </message>
    <message>
        <source>One</source>
        <translation>單個</translation>
    </message>
    <message>
        <source>The focused head alone, as large as the room allows (Enter)</source>
        <translation>只看焦點頭，盡量放大（Enter）</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>適應</translation>
    </message>
    <message>
        <source>Show all of the head again (F)</source>
        <translation>重新顯示整個頭（F）</translation>
    </message>
    <message>
        <source>A, B and A − B side by side are one head each; choose one of them alone for all heads of the layer.</source>
        <translation>A、B 和 A − B 並排時各顯示一個頭；單獨選擇其中之一即可看到該層的所有頭。</translation>
    </message>
</context>
<context>
    <name>headlight::HeadsView</name>
    <message>
        <source>The picture is too small for the heads of a layer: make it larger.</source>
        <translation>圖片太小，放不下一層的頭：請放大。</translation>
    </message>
    <message>
        <source>Show one head</source>
        <translation>顯示一個頭</translation>
    </message>
    <message>
        <source>Show all heads</source>
        <translation>顯示所有頭</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>注意力頭</translation>
    </message>
    <message>
        <source>Each row: where this word looks.</source>
        <translation>每一列：這個詞看向哪裡。</translation>
    </message>
</context>
<context>
    <name>headlight::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>說明</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>說明的頁面</translation>
    </message>
</context>
<context>
    <name>headlight::InspectorView</name>
    <message>
        <source>Looks at</source>
        <translation>看向</translation>
    </message>
    <message>
        <source>Is looked at by</source>
        <translation>被誰看</translation>
    </message>
    <message>
        <source>Outgoing or incoming attention</source>
        <translation>看出去或被看的注意力</translation>
    </message>
    <message>
        <source>Keys or queries by weight</source>
        <translation>按權重排列的鍵或查詢</translation>
    </message>
    <message>
        <source>Copy as Table</source>
        <translation>複製為表格</translation>
    </message>
    <message>
        <source>Incoming Attention</source>
        <translation>被看的注意力</translation>
    </message>
    <message>
        <source>Outgoing Attention</source>
        <translation>看出去的注意力</translation>
    </message>
    <message>
        <source>Average of Heads</source>
        <translation>頭的平均</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>細節</translation>
    </message>
    <message>
        <source>Show in …</source>
        <translation>在…中顯示</translation>
    </message>
    <message>
        <source>The views that can show the same cell another way</source>
        <translation>能以其他方式顯示同一儲存格的檢視</translation>
    </message>
</context>
<context>
    <name>headlight::JobProgress</name>
    <message>
        <source>Progress</source>
        <translation>進度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel (Escape)</source>
        <translation>取消（Esc）</translation>
    </message>
</context>
<context>
    <name>headlight::LanguageMenu</name>
    <message>
        <source>&amp;Language</source>
        <translation>語言(&amp;L)</translation>
    </message>
    <message>
        <source>Like the Des&amp;ktop</source>
        <translation>跟隨桌面(&amp;K)</translation>
    </message>
</context>
<context>
    <name>headlight::LatestJob</name>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>記憶體不足。</translation>
    </message>
</context>
<context>
    <name>headlight::LessonPanel</name>
    <message>
        <source>Lesson</source>
        <translation>課程</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>課程</translation>
    </message>
    <message>
        <source>The list of lessons</source>
        <translation>課程列表</translation>
    </message>
    <message>
        <source>The lesson in another language</source>
        <translation>用另一種語言看課程</translation>
    </message>
    <message>
        <source>Ends the lesson and brings back what you had before it (Esc)</source>
        <translation>結束課程並恢復之前的內容（Esc）</translation>
    </message>
    <message>
        <source>End the lesson</source>
        <translation>結束課程</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Shows this step as it was at first</source>
        <translation>恢復這一步最初的樣子</translation>
    </message>
    <message>
        <source>This step again</source>
        <translation>重做這一步</translation>
    </message>
    <message>
        <source>Shows the text of the lesson</source>
        <translation>顯示課程文字</translation>
    </message>
    <message>
        <source>Hides the text of the lesson</source>
        <translation>隱藏課程文字</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>☑ &lt;b&gt;Done:&lt;/b&gt; %1</source>
        <translation>☑ &lt;b&gt;已完成：&lt;/b&gt;%1</translation>
    </message>
    <message>
        <source>☐ &lt;b&gt;Try:&lt;/b&gt; %1</source>
        <translation>☐ &lt;b&gt;試一試：&lt;/b&gt;%1</translation>
    </message>
</context>
<context>
    <name>headlight::LinesControls</name>
    <message>
        <source>Add or remove the focused head</source>
        <translation>加入或去掉焦點頭</translation>
    </message>
    <message>
        <source>Add or remove all heads of the layer</source>
        <translation>加入或去掉這一層的所有頭</translation>
    </message>
    <message>
        <source>The focused head alone</source>
        <translation>只看焦點頭</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Draw the focused head alone</source>
        <translation>只畫焦點頭</translation>
    </message>
    <message>
        <source>Arrangement</source>
        <translation>排列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>兩欄</translation>
    </message>
    <message>
        <source>Arcs</source>
        <translation>弧線</translation>
    </message>
    <message>
        <source>Queries left and keys right, or arcs over one line of text</source>
        <translation>查詢在左、鍵在右，或在一行文字上畫弧線</translation>
    </message>
    <message>
        <source>Lines of the focused token</source>
        <translation>焦點詞元的連線</translation>
    </message>
    <message>
        <source>Out and in</source>
        <translation>出和入</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>出</translation>
    </message>
    <message>
        <source>In</source>
        <translation>入</translation>
    </message>
    <message>
        <source>Of the focused token: what it looks at and what looks at it, or one of the two</source>
        <translation>焦點詞元：它看什麼和什麼看它，或二者之一</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>顏色</translation>
    </message>
    <message>
        <source>Colour: head</source>
        <translation>顏色：頭</translation>
    </message>
    <message>
        <source>Colour: direction</source>
        <translation>顏色：方向</translation>
    </message>
    <message>
        <source>What colours tell apart when several heads of one token are drawn</source>
        <translation>畫出一個詞元的多個頭時，顏色區分什麼</translation>
    </message>
    <message>
        <source>Between the texts</source>
        <translation>兩段文字之間</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>From which text to which: A is the first, B the second</source>
        <translation>從哪段文字到哪段文字：A 為第一段，B 為第二段</translation>
    </message>
    <message>
        <source>Heads of Lines</source>
        <translation>連線的頭</translation>
    </message>
    <message>
        <source>Share of the weight that is drawn</source>
        <translation>畫出的權重佔比</translation>
    </message>
    <message>
        <source>Only the strongest lines, until they hold this share of each head&apos;s weight</source>
        <translation>只畫最強的線，直到佔每個頭權重的這個比例</translation>
    </message>
    <message>
        <source>%1 % of weight</source>
        <translation>權重的 %1%</translation>
    </message>
    <message>
        <source>− %1</source>
        <translation>− %1</translation>
    </message>
    <message>
        <source>+ %1</source>
        <translation>+ %1</translation>
    </message>
    <message>
        <source>Take head %1 out of the picture</source>
        <translation>從圖中去掉頭 %1</translation>
    </message>
    <message>
        <source>Draw head %1 beside the others</source>
        <translation>同時畫出頭 %1</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>層 %1</translation>
    </message>
    <message>
        <source>Draw all heads of layer %1, or none of them</source>
        <translation>畫出層 %1 的所有頭，或都不畫</translation>
    </message>
    <message>
        <source>Share of the Weight</source>
        <translation>權重佔比</translation>
    </message>
</context>
<context>
    <name>headlight::MainWindow</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>輸入</translation>
    </message>
    <message>
        <source>Decoder&apos;s text</source>
        <translation>解碼器文字</translation>
    </message>
    <message>
        <source>Second text</source>
        <translation>第二段文字</translation>
    </message>
    <message>
        <source>Decoder&apos;s text: leave empty to let the model write it</source>
        <translation>解碼器文字：留空則由模型來寫</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解碼器</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>句對</translation>
    </message>
    <message>
        <source>Shows the decoder&apos;s text beside the text (Ctrl+P)</source>
        <translation>在文字旁顯示解碼器文字（Ctrl+P）</translation>
    </message>
    <message>
        <source>Shows a second text beside the first (Ctrl+P)</source>
        <translation>在第一段文字旁顯示第二段（Ctrl+P）</translation>
    </message>
    <message>
        <source>Attention Array</source>
        <translation>注意力陣列</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>pasted text %1.txt</source>
        <translation>貼上的文字 %1.txt</translation>
    </message>
    <message>
        <source>The pasted text is longer than 32 KB and could not be kept as a document: %1.</source>
        <translation>貼上的文字超過 32 KB，且無法儲存為文件：%1。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼上</translation>
    </message>
    <message>
        <source>The text is longer than 32 KB and was attached as a document.</source>
        <translation>文字超過 32 KB，已作為文件附加。</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>拖放</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>檔案(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開啟(&amp;O)…</translation>
    </message>
    <message>
        <source>Open Model &amp;Folder…</source>
        <translation>開啟模型資料夾(&amp;F)…</translation>
    </message>
    <message>
        <source>Open &amp;Session…</source>
        <translation>開啟工作階段(&amp;S)…</translation>
    </message>
    <message>
        <source>Sa&amp;ve Session As…</source>
        <translation>工作階段另存為(&amp;V)…</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近開啟(&amp;R)</translation>
    </message>
    <message>
        <source>Start &amp;Afresh</source>
        <translation>重新開始(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>結束(&amp;Q)</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>還沒有開啟過</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編輯(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>復原(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Go to &amp;Text</source>
        <translation>轉到文字(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Second Text</source>
        <translation>第二段文字(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Find Token…</source>
        <translation>尋找詞元(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Grid of Heads</source>
        <translation>頭的網格(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;One Head</source>
        <translation>單個頭(&amp;O)</translation>
    </message>
    <message>
        <source>Zoom &amp;In	+</source>
        <translation>放大(&amp;I)	+</translation>
    </message>
    <message>
        <source>Show one head</source>
        <translation>顯示一個頭</translation>
    </message>
    <message>
        <source>Show all heads</source>
        <translation>顯示所有頭</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>檢視(&amp;V)</translation>
    </message>
    <message>
        <source>Next Head</source>
        <translation>下一個頭</translation>
    </message>
    <message>
        <source>Previous Head</source>
        <translation>上一個頭</translation>
    </message>
    <message>
        <source>Next Layer</source>
        <translation>下一層</translation>
    </message>
    <message>
        <source>Previous Layer</source>
        <translation>上一層</translation>
    </message>
    <message>
        <source>Head &amp;Map</source>
        <translation>頭總覽(&amp;M)</translation>
    </message>
    <message>
        <source>Plain &amp;Sentences</source>
        <translation>通俗說明(&amp;S)</translation>
    </message>
    <message>
        <source>Next View</source>
        <translation>下一個檢視</translation>
    </message>
    <message>
        <source>Previous View</source>
        <translation>上一個檢視</translation>
    </message>
    <message>
        <source>Next Area</source>
        <translation>下一區域</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主題(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>淺色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>還原</translation>
    </message>
    <message>
        <source>E&amp;xamples</source>
        <translation>範例(&amp;X)</translation>
    </message>
    <message>
        <source>%1   (%2)</source>
        <translation>%1&#x3000;（%2）</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>範例</translation>
    </message>
    <message>
        <source>Order of Heads</source>
        <translation>頭的順序</translation>
    </message>
    <message>
        <source>Imported attention</source>
        <translation>匯入的注意力</translation>
    </message>
    <message>
        <source>A random 14 × 14 matrix   (no model)</source>
        <translation>14 × 14 隨機矩陣&#x3000;（無模型）</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>說明(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快速鍵(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Headlight</source>
        <translation>關於 Headlight(&amp;A)</translation>
    </message>
    <message>
        <source>About Headlight</source>
        <translation>關於 Headlight</translation>
    </message>
    <message>
        <source>Headlight %1 shows where a transformer looks.

Every number on the screen is computed from the model&apos;s own weights.</source>
        <translation>Headlight %1 顯示 Transformer 看向哪裡。

螢幕上的每個數字都由模型自身的權重算出。</translation>
    </message>
    <message>
        <source>Choose a Model</source>
        <translation>選擇模型</translation>
    </message>
    <message>
        <source>Open a Text or an Attention Array</source>
        <translation>開啟文字或注意力陣列</translation>
    </message>
    <message>
        <source>Open a Model Folder</source>
        <translation>開啟模型資料夾</translation>
    </message>
    <message>
        <source>Open a GGUF Model</source>
        <translation>開啟 GGUF 模型</translation>
    </message>
    <message>
        <source>GGUF models (*.gguf);;All files (*)</source>
        <translation>GGUF 模型 (*.gguf);;所有檔案 (*)</translation>
    </message>
    <message>
        <source>Open an Attention Array</source>
        <translation>開啟注意力陣列</translation>
    </message>
    <message>
        <source>Attention arrays (*.safetensors *.npy *.npz *.json *.csv *.tsv *.txt);;All files (*)</source>
        <translation>注意力陣列 (*.safetensors *.npy *.npz *.json *.csv *.tsv *.txt);;所有檔案 (*)</translation>
    </message>
    <message>
        <source>Let Go</source>
        <translation>放開</translation>
    </message>
    <message>
        <source>Open a Session</source>
        <translation>開啟工作階段</translation>
    </message>
    <message>
        <source>Sessions (*.%1 *.json);;All files (*)</source>
        <translation>工作階段 (*.%1 *.json);;所有檔案 (*)</translation>
    </message>
    <message>
        <source>Save the Session</source>
        <translation>儲存工作階段</translation>
    </message>
    <message>
        <source>Sessions (*.%1)</source>
        <translation>工作階段 (*.%1)</translation>
    </message>
    <message>
        <source>The session was saved as %1.</source>
        <translation>工作階段已儲存為 %1。</translation>
    </message>
    <message>
        <source>Open Session</source>
        <translation>開啟工作階段</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>試驗場</translation>
    </message>
    <message>
        <source>Positional Encoding</source>
        <translation>位置編碼</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>Facts about the model</source>
        <translation>模型資訊</translation>
    </message>
    <message>
        <source>Type a sentence</source>
        <translation>輸入一句話</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>The editor holds at most 32 KB; paste or open a longer text to attach it.</source>
        <translation>編輯框最多容納 32 KB；更長的文字請貼上或開啟，作為文件附加。</translation>
    </message>
    <message>
        <source>Second Text</source>
        <translation>第二段文字</translation>
    </message>
    <message>
        <source>Single Text</source>
        <translation>單段文字</translation>
    </message>
    <message>
        <source>Detach Document</source>
        <translation>移除文件</translation>
    </message>
    <message>
        <source>Shows or hides the head map (Ctrl+B)</source>
        <translation>顯示或隱藏頭總覽（Ctrl+B）</translation>
    </message>
    <message>
        <source>Show the head map</source>
        <translation>顯示頭總覽</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1（Ctrl+%2）</translation>
    </message>
    <message>
        <source>%1 is an imported attention array; its tokens are below. Choose a model to type a text.</source>
        <translation>%1 是匯入的注意力陣列；詞元在下方。要輸入文字，請選擇一個模型。</translation>
    </message>
    <message>
        <source>%1 (untrained)</source>
        <translation>%1（未訓練）</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>正在計算</translation>
    </message>
    <message>
        <source>Open as %1</source>
        <translation>按 %1 開啟</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>A model whose vocabulary has this language would help; the playground takes any word.</source>
        <translation>請改用詞彙表包含這種語言的模型；試驗場接受任何詞。</translation>
    </message>
    <message>
        <source>%1 does not know one word (dashed outline): it sees that a word is there, not which.</source>
        <translation>%1 不認識一個詞（虛線框）：它知道那裡有詞，但不知道是哪個。</translation>
    </message>
    <message>
        <source>%1 does not know %2 words (dashed outlines): it sees that words are there, not which.</source>
        <translation>%1 不認識 %2 個詞（虛線框）：它知道那裡有詞，但不知道是哪些。</translation>
    </message>
    <message>
        <source>Kind of Attention</source>
        <translation>注意力種類</translation>
    </message>
    <message>
        <source>Headlight</source>
        <translation>Headlight</translation>
    </message>
    <message>
        <source>%1 – Headlight</source>
        <translation>%1 – Headlight</translation>
    </message>
    <message>
        <source>%1 – %2 – Headlight</source>
        <translation>%1 – %2 – Headlight</translation>
    </message>
    <message>
        <source>%1 was open last time and is not there any more.</source>
        <translation>上次開啟的 %1 已經不在了。</translation>
    </message>
    <message>
        <source>%1 is not part of Headlight any more; %2 is open in its place.</source>
        <translation>%1 已不再包含在 Headlight 中；改為開啟 %2。</translation>
    </message>
    <message>
        <source>Start Afresh</source>
        <translation>重新開始</translation>
    </message>
    <message>
        <source>Zoom O&amp;ut	-</source>
        <translation>縮小(&amp;U)	-</translation>
    </message>
    <message>
        <source>Fit	F</source>
        <translation>適應	F</translation>
    </message>
    <message>
        <source>Interface Si&amp;ze</source>
        <translation>介面大小(&amp;Z)</translation>
    </message>
    <message>
        <source>Like the Des&amp;ktop</source>
        <translation>跟隨桌面(&amp;K)</translation>
    </message>
    <message>
        <source>Next-Token &amp;Bars</source>
        <translation>下一詞元條形(&amp;B)</translation>
    </message>
    <message>
        <source>Merge into &amp;Words</source>
        <translation>合併為詞(&amp;W)</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>詞</translation>
    </message>
    <message>
        <source>Merges the tokens of a word: rows are averaged, columns summed. The model itself sees tokens.</source>
        <translation>合併同一個詞的詞元：列取平均，欄求和。模型本身看到的是詞元。</translation>
    </message>
    <message>
        <source>Show S&amp;paces</source>
        <translation>顯示空格(&amp;P)</translation>
    </message>
    <message>
        <source>Spaces</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Shows the spaces that belong to tokens as ·</source>
        <translation>把屬於詞元的空格顯示為 ·</translation>
    </message>
    <message>
        <source>Step of the Generation</source>
        <translation>生成的步驟</translation>
    </message>
    <message>
        <source>Generating</source>
        <translation>正在生成</translation>
    </message>
    <message>
        <source>Back to the Text</source>
        <translation>回到文字</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Take a Token</source>
        <translation>採用詞元</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>課程(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Open a Lesson…</source>
        <translation>開啟課程(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a Lesson</source>
        <translation>開啟課程</translation>
    </message>
    <message>
        <source>Lessons (*.%1 *.json);;All files (*)</source>
        <translation>課程 (*.%1 *.json);;所有檔案 (*)</translation>
    </message>
    <message>
        <source>Lesson, Step %1</source>
        <translation>課程，第 %1 步</translation>
    </message>
    <message>
        <source>End of the Lesson</source>
        <translation>課程結束</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Find Ne&amp;xt</source>
        <translation>尋找下一個(&amp;X)</translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation>尋找上一個(&amp;V)</translation>
    </message>
    <message>
        <source>not in this view, or not now</source>
        <translation>此檢視沒有，或現在不可用</translation>
    </message>
    <message>
        <source>Prese&amp;ntation</source>
        <translation>簡報(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;This View</source>
        <translation>本檢視(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Command Palette…</source>
        <translation>指令面板(&amp;C)…</translation>
    </message>
    <message>
        <source>Experiment: %1</source>
        <translation>實驗：%1</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>注意力圖</translation>
    </message>
    <message>
        <source>Shows this run beside another one, and the difference: another text, model or head (Ctrl+Shift+D)</source>
        <translation>把這次執行與另一次並排顯示，並顯示差：另一段文字、另一個模型或另一個頭（Ctrl+Shift+D）</translation>
    </message>
    <message>
        <source>Experiments that are on</source>
        <translation>啟用的實驗</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>選擇</translation>
    </message>
    <message>
        <source>nothing has been run yet</source>
        <translation>還沒有執行過</translation>
    </message>
    <message>
        <source>Help: %1</source>
        <translation>說明：%1</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>說明</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>頭</translation>
    </message>
    <message>
        <source>experiment with %1: %2</source>
        <translation>%1 的實驗：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Show in %1</source>
        <translation>在%1中顯示</translation>
    </message>
    <message>
        <source>Show in …</source>
        <translation>在…中顯示</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>%1 compared with %2</source>
        <translation>%1 與 %2 比較</translation>
    </message>
    <message>
        <source>Type a sentence above to see where the model looks.</source>
        <translation>請在上方輸入一句話，看看模型關注哪裡。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>This view shows tokens: a word that is chosen stands for its last one.</source>
        <translation>此檢視顯示詞元：選中的詞以其最後一個詞元代表。</translation>
    </message>
</context>
<context>
    <name>headlight::ModelMenu</name>
    <message>
        <source>Built in</source>
        <translation>內建</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安裝</translation>
    </message>
    <message>
        <source>Hugging Face cache</source>
        <translation>Hugging Face 快取</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Playground (untrained)</source>
        <translation>試驗場（未訓練）</translation>
    </message>
    <message>
        <source>An untrained transformer whose parts you set yourself</source>
        <translation>一個未訓練的 Transformer，各部分由你設定</translation>
    </message>
    <message>
        <source>Open Model Folder…</source>
        <translation>開啟模型資料夾…</translation>
    </message>
    <message>
        <source>Open GGUF Model…</source>
        <translation>開啟 GGUF 模型…</translation>
    </message>
    <message>
        <source>Open Attention Array…</source>
        <translation>開啟注意力陣列…</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近開啟</translation>
    </message>
</context>
<context>
    <name>headlight::NeuronControls</name>
    <message>
        <source>Before rotary</source>
        <translation>旋轉前</translation>
    </message>
    <message>
        <source>By dimension</source>
        <translation>按維度</translation>
    </message>
    <message>
        <source>By contribution</source>
        <translation>按貢獻</translation>
    </message>
    <message>
        <source>By size of contribution</source>
        <translation>按貢獻大小</translation>
    </message>
    <message>
        <source>Order of the dimensions</source>
        <translation>維度的順序</translation>
    </message>
    <message>
        <source>The order of the dimensions: by their number, by what each adds to the score, or by how much it moves the score up or down</source>
        <translation>維度的順序：按編號，按給分數加上的值，或按使分數上下變動的大小</translation>
    </message>
    <message>
        <source>Show q and k as they are before rotary turns them; this runs the text once more</source>
        <translation>顯示旋轉之前的 q 和 k；這會再執行一次文字</translation>
    </message>
    <message>
        <source>Order of the Dimensions</source>
        <translation>維度的順序</translation>
    </message>
    <message>
        <source>q and k before Rotary</source>
        <translation>旋轉前的 q 和 k</translation>
    </message>
</context>
<context>
    <name>headlight::NextBars</name>
    <message>
        <source>Next tokens</source>
        <translation>下一詞元</translation>
    </message>
    <message>
        <source>→ next:</source>
        <translation>→ 接下來：</translation>
    </message>
    <message>
        <source>→ hidden:</source>
        <translation>→ 隱藏處：</translation>
    </message>
    <message>
        <source>%1 (piece %2): probability %3 by the model</source>
        <translation>%1（詞片 %2）：模型給的機率 %3</translation>
    </message>
    <message>
        <source>%1 without the experiments</source>
        <translation>沒有實驗時 %1</translation>
    </message>
    <message>
        <source>A click puts it behind the text.</source>
        <translation>點按即接在文字後面。</translation>
    </message>
    <message>
        <source>A click puts it in the mask&apos;s place.</source>
        <translation>點按即填入遮罩處。</translation>
    </message>
</context>
<context>
    <name>headlight::NoticeBar</name>
    <message>
        <source>Notices</source>
        <translation>提示</translation>
    </message>
</context>
<context>
    <name>headlight::NoticeLine</name>
    <message>
        <source>Dismiss</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Dismiss the problem</source>
        <translation>關閉問題</translation>
    </message>
    <message>
        <source>Dismiss the notice</source>
        <translation>關閉提示</translation>
    </message>
</context>
<context>
    <name>headlight::PlaygroundBar</name>
    <message>
        <source>Untrained</source>
        <translation>未訓練</translation>
    </message>
    <message>
        <source>d_model</source>
        <translation>d_model</translation>
    </message>
    <message>
        <source>Size of every token&apos;s vector</source>
        <translation>每個詞元向量的長度</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>頭</translation>
    </message>
    <message>
        <source>Heads of each layer; d_k is d_model / heads</source>
        <translation>每層的頭數；d_k 為 d_model / 頭數</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>層</translation>
    </message>
    <message>
        <source>Transformer blocks, one after another</source>
        <translation>依次相接的 Transformer 區塊</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>How the model knows the order of the tokens</source>
        <translation>模型如何知道詞元的順序</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>遮罩</translation>
    </message>
    <message>
        <source>Bidirectional</source>
        <translation>雙向</translation>
    </message>
    <message>
        <source>Causal</source>
        <translation>因果</translation>
    </message>
    <message>
        <source>Sliding window</source>
        <translation>滑動視窗</translation>
    </message>
    <message>
        <source>Which keys a query may look at</source>
        <translation>查詢可以看哪些鍵</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>視窗</translation>
    </message>
    <message>
        <source>Keys that a query sees, itself included</source>
        <translation>查詢能看到的鍵數，包括自身</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>分數</translation>
    </message>
    <message>
        <source>q·k / (t √d_k)</source>
        <translation>q·k / (t √d_k)</translation>
    </message>
    <message>
        <source>What q·k is divided by before softmax</source>
        <translation>softmax 之前 q·k 除以什麼</translation>
    </message>
    <message>
        <source>t</source>
        <translation>t</translation>
    </message>
    <message>
        <source>Temperature: above 1 flattens the attention, below 1 sharpens it</source>
        <translation>溫度：大於 1 使注意力平緩，小於 1 使其集中</translation>
    </message>
    <message>
        <source>Projections</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Per head</source>
        <translation>每頭各自</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>共用</translation>
    </message>
    <message>
        <source>Whether every head has query, key and value projections of its own</source>
        <translation>每個頭是否有自己的查詢、鍵和值投影</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>種子</translation>
    </message>
    <message>
        <source>Where the random weights come from</source>
        <translation>隨機權重的來源</translation>
    </message>
</context>
<context>
    <name>headlight::PositionsCanvas</name>
    <message>
        <source>Positional encoding and its effect on the attention</source>
        <translation>位置編碼及其對注意力的影響</translation>
    </message>
</context>
<context>
    <name>headlight::PositionsControls</name>
    <message>
        <source>Positional encoding shown</source>
        <translation>顯示的位置編碼</translation>
    </message>
    <message>
        <source>Model&apos;s own</source>
        <translation>模型自身</translation>
    </message>
    <message>
        <source>Formula: %1</source>
        <translation>公式：%1</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>d</source>
        <translation>d</translation>
    </message>
    <message>
        <source>base</source>
        <translation>基數</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>頭</translation>
    </message>
    <message>
        <source>Similarity of positions</source>
        <translation>位置的相似度</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>餘弦</translation>
    </message>
    <message>
        <source>Dot product</source>
        <translation>內積</translation>
    </message>
    <message>
        <source>curves: 0, 8, 16</source>
        <translation>曲線：0, 8, 16</translation>
    </message>
    <message>
        <source>Columns drawn as curves, at most eight; a click on the matrix adds or removes one</source>
        <translation>畫成曲線的欄，最多八欄；點按矩陣可新增或去掉一欄</translation>
    </message>
    <message>
        <source>Columns drawn as curves</source>
        <translation>畫成曲線的欄</translation>
    </message>
    <message>
        <source>Positional Encoding Shown</source>
        <translation>顯示的位置編碼</translation>
    </message>
    <message>
        <source>Similarity of Positions</source>
        <translation>位置的相似度</translation>
    </message>
    <message>
        <source>Curves of Dimensions</source>
        <translation>維度曲線</translation>
    </message>
    <message>
        <source>Model&apos;s own: %1</source>
        <translation>模型自身：%1</translation>
    </message>
</context>
<context>
    <name>headlight::PositionsView</name>
    <message>
        <source>Curves of Dimensions</source>
        <translation>維度曲線</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>How the model is told where a word stands.</source>
        <translation>模型如何得知一個詞在什麼位置。</translation>
    </message>
</context>
<context>
    <name>headlight::PredictionsControls</name>
    <message>
        <source>Page of the Predictions view</source>
        <translation>預測檢視的頁面</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>預測</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Hide the token</source>
        <translation>隱藏詞元</translation>
    </message>
    <message>
        <source>The token in focus is hidden behind the mask, and the model guesses it</source>
        <translation>用遮罩遮住焦點詞元，讓模型猜測</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>溫度</translation>
    </message>
    <message>
        <source>Logits are divided by it: below 1 the likeliest gain, above 1 the others</source>
        <translation>logits 除以它：小於 1 有利於可能性大的，大於 1 有利於其他的</translation>
    </message>
    <message>
        <source>top-k</source>
        <translation>top-k</translation>
    </message>
    <message>
        <source>Only the so many likeliest tokens stay; 0: all</source>
        <translation>只保留可能性最大的這麼多個詞元；0：全部</translation>
    </message>
    <message>
        <source>top-p</source>
        <translation>top-p</translation>
    </message>
    <message>
        <source>Only the likeliest tokens that make up this probability together stay; 1: all</source>
        <translation>只保留合計達到這個機率的最可能詞元；1：全部</translation>
    </message>
    <message>
        <source>How effects are found</source>
        <translation>如何求作用</translation>
    </message>
    <message>
        <source>Head switched off</source>
        <translation>關閉頭</translation>
    </message>
    <message>
        <source>Head at its mean</source>
        <translation>頭取平均值</translation>
    </message>
    <message>
        <source>Logit attribution</source>
        <translation>logit 歸因</translation>
    </message>
    <message>
        <source>Add token</source>
        <translation>新增詞元</translation>
    </message>
    <message>
        <source>Page of Predictions</source>
        <translation>預測的頁面</translation>
    </message>
    <message>
        <source>Hide the Token</source>
        <translation>隱藏詞元</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>溫度</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Method of Effects</source>
        <translation>求作用的方法</translation>
    </message>
    <message>
        <source>Add Token</source>
        <translation>新增詞元</translation>
    </message>
    <message>
        <source>Puts the chosen token, or the likeliest that is left, behind the text</source>
        <translation>把所選詞元或餘下最可能的詞元接在文字後面</translation>
    </message>
</context>
<context>
    <name>headlight::RankedKeysModel</name>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 個</translation>
    </message>
    <message>
        <source>Queries beyond the first %1: %2 with a sum of %3</source>
        <translation>前 %1 個之後的查詢：%2 個，合計 %3</translation>
    </message>
    <message>
        <source>Keys beyond the first %1: %2 with a sum of %3</source>
        <translation>前 %1 個之後的鍵：%2 個，合計 %3</translation>
    </message>
    <message>
        <source>Query %1 “%2”: weight %3, rank %4</source>
        <translation>查詢 %1「%2」：權重 %3，排名 %4</translation>
    </message>
    <message>
        <source>Key %1 “%2”: weight %3, rank %4</source>
        <translation>鍵 %1「%2」：權重 %3，排名 %4</translation>
    </message>
    <message>
        <source>%1; left out of the pictures</source>
        <translation>%1；圖中已略去</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查詢</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>鍵</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>權重</translation>
    </message>
    <message>
        <source>rank	position	query	weight</source>
        <translation>排名	位置	查詢	權重</translation>
    </message>
    <message>
        <source>rank	position	key	weight</source>
        <translation>排名	位置	鍵	權重</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>被遮罩</translation>
    </message>
    <message>
        <source>not in B</source>
        <translation>不在 B 中</translation>
    </message>
    <message>
        <source>%1; in B %2; %3</source>
        <translation>%1；在 B 中 %2；%3</translation>
    </message>
    <message>
        <source>weight in B</source>
        <translation>B 中的權重</translation>
    </message>
</context>
<context>
    <name>headlight::ReadingLine</name>
    <message>
        <source>The picture in a sentence</source>
        <translation>一句話看懂圖</translation>
    </message>
    <message>
        <source>No sentences above pictures; View ▸ Plain Sentences brings them back</source>
        <translation>不再顯示圖上方的說明；可用「檢視 ▸ 通俗說明」恢復</translation>
    </message>
    <message>
        <source>Hide the sentence</source>
        <translation>隱藏說明</translation>
    </message>
</context>
<context>
    <name>headlight::SceneView</name>
    <message>
        <source>Computing …</source>
        <translation>正在計算…</translation>
    </message>
</context>
<context>
    <name>headlight::ScoreScaleDialog</name>
    <message>
        <source>Another Score Scale</source>
        <translation>改變分數縮放</translation>
    </message>
    <message>
        <source>q·k is multiplied by</source>
        <translation>q·k 乘以</translation>
    </message>
    <message>
        <source>Above 1 flattens the attention, below 1 sharpens it</source>
        <translation>大於 1 使注意力平緩，小於 1 使其集中</translation>
    </message>
    <message>
        <source>or divided by the temperature</source>
        <translation>或除以溫度</translation>
    </message>
    <message>
        <source>The focused head&apos;s own scale is %1.</source>
        <translation>焦點頭自身的縮放為 %1。</translation>
    </message>
</context>
<context>
    <name>headlight::SpanTemplateDialog</name>
    <message>
        <source>Each field becomes a span of its name. Empty fields are left out.</source>
        <translation>每個欄位成為同名的片段。空欄位略去。</translation>
    </message>
    <message>
        <source>The text that comes of it</source>
        <translation>得到的文字</translation>
    </message>
    <message>
        <source>Set the Text</source>
        <translation>設為文字</translation>
    </message>
    <message>
        <source>Set Beside the Text</source>
        <translation>設為另一種寫法</translation>
    </message>
    <message>
        <source>As the other wording, which is compared with the text on the screen</source>
        <translation>作為另一種寫法，與螢幕上的文字比較</translation>
    </message>
</context>
<context>
    <name>headlight::SpansControls</name>
    <message>
        <source>Name of the chosen colour</source>
        <translation>所選顏色的名稱</translation>
    </message>
    <message>
        <source>Another name for the chosen colour</source>
        <translation>給所選顏色換個名稱</translation>
    </message>
    <message>
        <source>Clear Spans</source>
        <translation>清除片段</translation>
    </message>
    <message>
        <source>Whose shares the table from span to span has</source>
        <translation>片段間的表格顯示哪些份額</translation>
    </message>
    <message>
        <source>Table of all heads</source>
        <translation>所有頭的表格</translation>
    </message>
    <message>
        <source>Table of the layer</source>
        <translation>這一層的表格</translation>
    </message>
    <message>
        <source>Table of the head</source>
        <translation>這個頭的表格</translation>
    </message>
    <message>
        <source>Table of Spans</source>
        <translation>片段的表格</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>範例</translation>
    </message>
    <message>
        <source>Texts with spans marked in them; the model stays</source>
        <translation>已標記片段的文字；模型不變</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>範例</translation>
    </message>
    <message>
        <source>Dragging over words marks them with this name</source>
        <translation>在詞上拖曳即用這個名稱標記</translation>
    </message>
    <message>
        <source>Unmark</source>
        <translation>取消標記</translation>
    </message>
    <message>
        <source>Dragging over words takes their marks away</source>
        <translation>在詞上拖曳即去掉標記</translation>
    </message>
    <message>
        <source>Another wording</source>
        <translation>另一種寫法</translation>
    </message>
    <message>
        <source>another wording, to compare</source>
        <translation>另一種寫法，用於比較</translation>
    </message>
    <message>
        <source>Another wording of the text: the same model runs it beside this one, and its shares stand beside this text&apos;s. Drag over its words to mark them.</source>
        <translation>文字的另一種寫法：同一模型會同時執行它，其份額列在本文的份額旁。在它的詞上拖曳即可標記。</translation>
    </message>
    <message>
        <source>Another Wording</source>
        <translation>另一種寫法</translation>
    </message>
    <message>
        <source>Rename Span</source>
        <translation>重新命名片段</translation>
    </message>
    <message>
        <source>Add Span Name</source>
        <translation>新增片段名稱</translation>
    </message>
    <message>
        <source>span %1</source>
        <translation>片段 %1</translation>
    </message>
    <message>
        <source>Remove Span Name</source>
        <translation>刪除片段名稱</translation>
    </message>
    <message>
        <source>Many Prompts…</source>
        <translation>多個提示…</translation>
    </message>
    <message>
        <source>A table of a whole file of prompts, one a line</source>
        <translation>整個提示檔案的表格，每行一個提示</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>What the chosen colour is called, and which names there are</source>
        <translation>所選顏色的名稱，以及有哪些名稱</translation>
    </message>
    <message>
        <source>Add a Name</source>
        <translation>新增名稱</translation>
    </message>
    <message>
        <source>Remove the Name and Its Marks</source>
        <translation>刪除名稱及其標記</translation>
    </message>
    <message>
        <source>Take All Marks Away</source>
        <translation>去掉所有標記</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>範本</translation>
    </message>
    <message>
        <source>Prompts with fields to fill in; each field becomes a span of its name</source>
        <translation>帶待填欄位的提示；每個欄位成為同名的片段</translation>
    </message>
    <message>
        <source>Templates from a File…</source>
        <translation>從檔案讀取範本…</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>範本</translation>
    </message>
    <message>
        <source>Templates from a File</source>
        <translation>從檔案讀取範本</translation>
    </message>
    <message>
        <source>Templates (*.json);;All files (*)</source>
        <translation>範本 (*.json);;所有檔案 (*)</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Dragging over words marks them as “%1”</source>
        <translation>在詞上拖曳即標記為「%1」</translation>
    </message>
</context>
<context>
    <name>headlight::StatusLine</name>
    <message>
        <source>Status</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Model, tokens, time and memory</source>
        <translation>模型、詞元、時間和記憶體</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%2 個詞元中的 %1 個</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 個詞元</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>正在開啟模型</translation>
    </message>
    <message>
        <source>Tokenizing</source>
        <translation>正在斷詞</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>正在執行</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 個詞元</translation>
    </message>
    <message>
        <source>Deriving</source>
        <translation>正在推導</translation>
    </message>
</context>
<context>
    <name>headlight::TextControls</name>
    <message>
        <source>Weights that tokens are shaded by</source>
        <translation>詞元按哪些權重著色</translation>
    </message>
    <message>
        <source>From the token</source>
        <translation>從詞元看</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>To the token</source>
        <translation>看向詞元</translation>
    </message>
    <message>
        <source>What the chosen token gives to each token</source>
        <translation>所選詞元給每個詞元的權重</translation>
    </message>
    <message>
        <source>The mean of what tokens give to each token: the later ones in a decoder, all of them elsewhere</source>
        <translation>各詞元給每個詞元的權重的平均：解碼器中為其後的詞元，其他情況為全部詞元</translation>
    </message>
    <message>
        <source>What each token gives to the chosen token</source>
        <translation>每個詞元給所選詞元的權重</translation>
    </message>
    <message>
        <source>Heads whose weights are shown</source>
        <translation>顯示哪些頭的權重</translation>
    </message>
    <message>
        <source>Chosen head</source>
        <translation>所選的頭</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>整層</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有頭</translation>
    </message>
    <message>
        <source>The focused head, or the mean of those that are chosen for averaging</source>
        <translation>焦點頭，或選定取平均的那些頭</translation>
    </message>
    <message>
        <source>Shading of the Text</source>
        <translation>文字的著色</translation>
    </message>
    <message>
        <source>Heads of the Text</source>
        <translation>文字的頭</translation>
    </message>
</context>
<context>
    <name>headlight::TimelineBar</name>
    <message>
        <source>Generated tokens</source>
        <translation>生成的詞元</translation>
    </message>
</context>
<context>
    <name>headlight::TokenChips</name>
    <message>
        <source>Tokens</source>
        <translation>詞元</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s), none selected</source>
        <translation>
            <numerusform>%n 個詞元，未選擇</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headlight::TrainingCanvas</name>
    <message>
        <source>Loss, learning rate, gradient norm and speed of the training</source>
        <translation>訓練的損失、學習率、梯度範數和速度</translation>
    </message>
</context>
<context>
    <name>headlight::TrainingControls</name>
    <message>
        <source>The text that is learned from; its last tenth is held out</source>
        <translation>用來學習的文字；最後十分之一留出</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Tiny</source>
        <translation>微型</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小型</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中型</translation>
    </message>
    <message>
        <source>Tiny: 2 layers of 4 heads, d_model 64. Small: 4 layers of 4 heads, d_model 128. Medium: 6 layers of 8 heads, d_model 256.</source>
        <translation>微型：2 層，每層 4 頭，d_model 64。小型：4 層，每層 4 頭，d_model 128。中型：6 層，每層 8 頭，d_model 256。</translation>
    </message>
    <message>
        <source>objective</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>next token</source>
        <translation>下一詞元</translation>
    </message>
    <message>
        <source>masked tokens</source>
        <translation>遮罩詞元</translation>
    </message>
    <message>
        <source>Next token: a decoder that reads from left to right. Masked tokens: an encoder that sees the whole text but for the tokens it is asked for.</source>
        <translation>下一詞元：從左到右閱讀的解碼器。遮罩詞元：能看到除所問詞元以外全部文字的編碼器。</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步數</translation>
    </message>
    <message>
        <source>How many batches are learned from</source>
        <translation>學習多少個批次</translation>
    </message>
    <message>
        <source>snapshot every</source>
        <translation>快照間隔</translation>
    </message>
    <message>
        <source>After so many steps the model is kept, so that every view can show it</source>
        <translation>每隔這麼多步儲存一次模型，供各檢視顯示</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>排程</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>multi-step</source>
        <translation>多步衰減</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>餘弦</translation>
    </message>
    <message>
        <source>How the learning rate changes; it can be explored without training</source>
        <translation>學習率如何變化；不訓練也可以試</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>The learning rate at the start, or after the warm-up</source>
        <translation>開始時或預熱之後的學習率</translation>
    </message>
    <message>
        <source>milestones</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Steps from which on the rate is multiplied by gamma; drag them in the plot</source>
        <translation>從這些步起學習率乘以 gamma；可在圖中拖曳</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>gamma</translation>
    </message>
    <message>
        <source>What the rate is multiplied by at a milestone</source>
        <translation>到里程碑時學習率所乘的數</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>預熱</translation>
    </message>
    <message>
        <source>So many steps rise to the rate</source>
        <translation>用這麼多步升到學習率</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暫停</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Learning Rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Text: a page of ours…</source>
        <translation>文字：內附的一頁…</translation>
    </message>
    <message>
        <source>Text: %1…</source>
        <translation>文字：%1…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩餘 %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暫停</translation>
    </message>
</context>
<context>
    <name>headlight::TrainingJob</name>
    <message>
        <source>making a vocabulary of the text</source>
        <translation>正在從文字生成詞彙表</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
</context>
<context>
    <name>headlight::TrainingTimeline</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Shows the snapshots one after another</source>
        <translation>依次顯示各個快照</translation>
    </message>
    <message>
        <source>Step of the training that is shown</source>
        <translation>顯示訓練的哪一步</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟隨</translation>
    </message>
    <message>
        <source>While a training runs, every view shows its newest snapshot</source>
        <translation>訓練進行時，各檢視顯示最新的快照</translation>
    </message>
    <message>
        <source>Frames…</source>
        <translation>逐格圖…</translation>
    </message>
    <message>
        <source>Writes a picture of every snapshot into a folder, as PNG files</source>
        <translation>把每個快照的圖片以 PNG 寫入資料夾</translation>
    </message>
    <message>
        <source>Halt</source>
        <translation>停住</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 步</translation>
    </message>
    <message>
        <source>no step yet</source>
        <translation>還沒有步驟</translation>
    </message>
    <message>
        <source>As B</source>
        <translation>作為 B</translation>
    </message>
    <message>
        <source>Compares with this step from now on: it is B, and the step that is chosen then is A</source>
        <translation>從現在起與這一步比較：它是 B，之後選擇的步是 A</translation>
    </message>
</context>
<context>
    <name>headlight::TrainingView</name>
    <message>
        <source>Training Text</source>
        <translation>訓練文字</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Follow the Training</source>
        <translation>跟隨訓練</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>How a model learns: its loss falls, and its heads take shape.</source>
        <translation>模型如何學習：損失下降，注意力頭逐漸成形。</translation>
    </message>
    <message>
        <source>Compared Model</source>
        <translation>比較的模型</translation>
    </message>
</context>
<context>
    <name>headlight::ViewRail</name>
    <message>
        <source>Look</source>
        <translation>觀察</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解釋</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>嘗試</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>檢視</translation>
    </message>
</context>
</TS>
