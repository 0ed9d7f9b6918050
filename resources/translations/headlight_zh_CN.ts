<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccessibleWords</name>
    <message>
        <source>Layer %1, head %2</source>
        <translation>层 %1，头 %2</translation>
    </message>
    <message>
        <source>largest weight of a row, mean %1</source>
        <translation>每行最大权重的平均值 %1</translation>
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
        <translation>被掩蔽</translation>
    </message>
</context>
<context>
    <name>Anatomy</name>
    <message>
        <source>Colours and bars of a stage: 0 in the middle, orange below, blue above; the ends are its largest absolute value, the number at its right.</source>
        <translation>每一步的颜色和条形：中间为 0，橙色为负，蓝色为正；两端是其最大绝对值，即右侧的数字。</translation>
    </message>
    <message>
        <source>Anatomy</source>
        <translation>剖析</translation>
    </message>
    <message>
        <source>The whole way of one word through one head, with its real numbers.</source>
        <translation>一个词穿过一个注意力头的全过程，都是真实数值。</translation>
    </message>
    <message>
        <source>There is no model behind this attention, whose computation could be shown.</source>
        <translation>这份注意力背后没有模型，无法展示计算过程。</translation>
    </message>
    <message>
        <source>This pattern is derived from others. Choose the model&apos;s own heads to see their computation.</source>
        <translation>这幅注意力图由其他图推导而来。请选择模型自身的注意力头来查看其计算。</translation>
    </message>
    <message>
        <source>Weights of q, k and v</source>
        <translation>q、k、v 的权重矩阵</translation>
    </message>
    <message>
        <source>This head&apos;s part of the three projections: %1 numbers in, %2 out.</source>
        <translation>三个投影中属于这个头的部分：输入 %1 个数，输出 %2 个数。</translation>
    </message>
    <message>
        <source>They have no bias.</source>
        <translation>它们没有偏置。</translation>
    </message>
    <message>
        <source>bias of %1</source>
        <translation>%1 的偏置</translation>
    </message>
    <message>
        <source>weight of q</source>
        <translation>q 的权重</translation>
    </message>
    <message>
        <source>weight of k</source>
        <translation>k 的权重</translation>
    </message>
    <message>
        <source>weight of v</source>
        <translation>v 的权重</translation>
    </message>
    <message>
        <source>Query, key, value</source>
        <translation>查询、键、值</translation>
    </message>
    <message>
        <source>Three projections of head %1: what the token looks for (q), what it can be found by (k), what it hands over (v).</source>
        <translation>头 %1 的三个投影：词元在找什么（q），凭什么被找到（k），交出什么（v）。</translation>
    </message>
    <message>
        <source>Keys and values are made of the encoder&apos;s last states.</source>
        <translation>键和值由编码器的最终状态得到。</translation>
    </message>
    <message>
        <source>%1 query heads share each key and value.</source>
        <translation>每组键和值由 %1 个查询头共用。</translation>
    </message>
    <message>
        <source>Latent attention: k and v are made of one narrow vector of each token.</source>
        <translation>潜在注意力：每个词元的 k 和 v 由同一个低维向量得到。</translation>
    </message>
    <message>
        <source>This model then limits them to -%1 to %1.</source>
        <translation>这个模型随后把它们限制在 -%1 到 %1 之间。</translation>
    </message>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Norm of q and k</source>
        <translation>q 和 k 的归一化</translation>
    </message>
    <message>
        <source>This model norms queries and keys, so that no score grows without bound.</source>
        <translation>这个模型对查询和键做归一化，使分数不会无限增大。</translation>
    </message>
    <message>
        <source>normed query</source>
        <translation>归一化的查询</translation>
    </message>
    <message>
        <source>normed key</source>
        <translation>归一化的键</translation>
    </message>
    <message>
        <source>Rotary encoding</source>
        <translation>旋转位置编码</translation>
    </message>
    <message>
        <source>Pairs of numbers are turned by an angle that grows with the position, so that q·k depends on the distance.</source>
        <translation>成对的数按随位置增大的角度旋转，于是 q·k 取决于距离。</translation>
    </message>
    <message>
        <source>query before rotary</source>
        <translation>旋转前的查询</translation>
    </message>
    <message>
        <source>turned query</source>
        <translation>旋转后的查询</translation>
    </message>
    <message>
        <source>key before rotary</source>
        <translation>旋转前的键</translation>
    </message>
    <message>
        <source>turned key</source>
        <translation>旋转后的键</translation>
    </message>
    <message>
        <source>The query beside all keys</source>
        <translation>查询与所有键</translation>
    </message>
    <message>
        <source>Each column is the key of one token; the query stands at the left.</source>
        <translation>每一列是一个词元的键；查询在左侧。</translation>
    </message>
    <message>
        <source>q · k of every key</source>
        <translation>每个键的 q · k</translation>
    </message>
    <message>
        <source>Number by number multiplied and summed: how well each key answers the query.</source>
        <translation>逐个相乘再求和：每个键与查询有多匹配。</translation>
    </message>
    <message>
        <source>q · k</source>
        <translation>q · k</translation>
    </message>
    <message>
        <source>Scaled</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Experiment: multiplied by %1 in place of the model&apos;s own factor, %2.</source>
        <translation>实验：乘以 %1，而不是模型自身的系数 %2。</translation>
    </message>
    <message>
        <source>Divided by √%1, so that scores stay of one size however long q and k are.</source>
        <translation>除以 √%1，这样无论 q 和 k 多长，分数的大小都相当。</translation>
    </message>
    <message>
        <source>Multiplied by %1, this model&apos;s own factor.</source>
        <translation>乘以 %1，即这个模型自身的系数。</translation>
    </message>
    <message>
        <source>scaled q · k</source>
        <translation>缩放后的 q · k</translation>
    </message>
    <message>
        <source>Capped</source>
        <translation>截限</translation>
    </message>
    <message>
        <source>No score leaves -%1 to %1.</source>
        <translation>任何分数都不会超出 -%1 到 %1。</translation>
    </message>
    <message>
        <source>capped score</source>
        <translation>截限后的分数</translation>
    </message>
    <message>
        <source>Experiment: this run is without positions.</source>
        <translation>实验：这次运行不使用位置。</translation>
    </message>
    <message>
        <source>ALiBi: the farther a key, the more is taken off; each head has its own slope.</source>
        <translation>ALiBi：键越远，减去的越多；每个头有自己的斜率。</translation>
    </message>
    <message>
        <source>A learned number for each distance and head is added.</source>
        <translation>加上按距离和头学到的一个数。</translation>
    </message>
    <message>
        <source>Products with learned vectors of the distance are added.</source>
        <translation>加上与距离的学习向量之积。</translation>
    </message>
    <message>
        <source>Position bias</source>
        <translation>位置偏置</translation>
    </message>
    <message>
        <source>position bias</source>
        <translation>位置偏置</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>%1 of these keys are hidden from this token, flat grey: their score is -∞. The others have the scores that softmax takes.</source>
        <translation>其中 %1 个键对这个词元不可见（灰色）：分数为 -∞。其余的分数进入 softmax。</translation>
    </message>
    <message>
        <source>No key is hidden from this token. These are the scores that softmax takes.</source>
        <translation>没有键对这个词元不可见。这些就是进入 softmax 的分数。</translation>
    </message>
    <message>
        <source>score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Scores become weights that sum to 1: where the token looks.</source>
        <translation>分数变成总和为 1 的权重：词元看向哪里。</translation>
    </message>
    <message>
        <source>%1 goes to the head&apos;s sink, which has no value.</source>
        <translation>其中 %1 归于这个头的汇点，它没有值。</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Values of all keys</source>
        <translation>所有键的值</translation>
    </message>
    <message>
        <source>Each column is what one token hands over.</source>
        <translation>每一列是一个词元交出的内容。</translation>
    </message>
    <message>
        <source>Experiment: the head is switched off, and hands on 0 in place of z.</source>
        <translation>实验：这个头已关闭，交出 0 而不是 z。</translation>
    </message>
    <message>
        <source>Experiment: the head hands on the mean of z over all tokens in its place.</source>
        <translation>实验：这个头交出的是所有词元 z 的平均值。</translation>
    </message>
    <message>
        <source>Weighted values</source>
        <translation>加权的值</translation>
    </message>
    <message>
        <source>Each key&apos;s value times its weight; their sum, at the right, is the head&apos;s output z.</source>
        <translation>每个键的值乘以其权重；右侧是它们的和，即这个头的输出 z。</translation>
    </message>
    <message>
        <source>%1 keys without a column have %2 of the weight.</source>
        <translation>没有列出的 %1 个键共占权重 %2。</translation>
    </message>
    <message>
        <source>weighted value</source>
        <translation>加权的值</translation>
    </message>
    <message>
        <source>z</source>
        <translation>z</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>头 %1</translation>
    </message>
    <message>
        <source>Heads side by side</source>
        <translation>各头拼接</translation>
    </message>
    <message>
        <source>The outputs of all %1 heads of the layer stand one after another.</source>
        <translation>这一层全部 %1 个头的输出依次相接。</translation>
    </message>
    <message>
        <source>Output projection</source>
        <translation>输出投影</translation>
    </message>
    <message>
        <source>W_O makes of each head&apos;s z what it adds to the stream, one row each; they are summed.</source>
        <translation>W_O 把每个头的 z 变成它加到残差流上的内容，每头一行，再求和。</translation>
    </message>
    <message>
        <source>what the attention adds</source>
        <translation>注意力加上的内容</translation>
    </message>
    <message>
        <source>what a head adds</source>
        <translation>一个头加上的内容</translation>
    </message>
    <message>
        <source>residual stream</source>
        <translation>残差流</translation>
    </message>
    <message>
        <source>what the feed-forward adds</source>
        <translation>前馈加上的内容</translation>
    </message>
    <message>
        <source>%1 of “%2”[%3] = %4</source>
        <translation>“%2”的%1[%3] = %4</translation>
    </message>
    <message>
        <source>“%1” is masked: no weight</source>
        <translation>“%1”被掩蔽：没有权重</translation>
    </message>
    <message>
        <source>+ position bias %1</source>
        <translation>+ 位置偏置 %1</translation>
    </message>
    <message>
        <source>masked: no weight</source>
        <translation>被掩蔽：没有权重</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>分数 %1</translation>
    </message>
    <message>
        <source>weight %1</source>
        <translation>权重 %1</translation>
    </message>
    <message>
        <source>“%1” to “%2”: %3</source>
        <translation>“%1”到“%2”：%3</translation>
    </message>
    <message>
        <source>LayerNorm takes off the mean and divides by σ = %1, the standard deviation.</source>
        <translation>LayerNorm 减去平均值，再除以标准差 σ = %1。</translation>
    </message>
    <message>
        <source>RMSNorm divides by σ = %1, the root of the mean square.</source>
        <translation>RMSNorm 除以均方根 σ = %1。</translation>
    </message>
    <message>
        <source>normed stream</source>
        <translation>归一化的残差流</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>The norm stands before this part of the layer.</source>
        <translation>归一化位于这一层的这一部分之前。</translation>
    </message>
    <message>
        <source>It takes the stream as the attention found it: both work side by side.</source>
        <translation>它的输入与注意力相同：二者并行。</translation>
    </message>
    <message>
        <source>what the self-attention adds</source>
        <translation>自注意力加上的内容</translation>
    </message>
    <message>
        <source>what the cross-attention adds</source>
        <translation>交叉注意力加上的内容</translation>
    </message>
    <message>
        <source>Norm of the output</source>
        <translation>输出的归一化</translation>
    </message>
    <message>
        <source>This model norms what is added, before it is added.</source>
        <translation>这个模型先对要加上的内容做归一化。</translation>
    </message>
    <message>
        <source>normed output</source>
        <translation>归一化的输出</translation>
    </message>
    <message>
        <source>Added to the residual stream</source>
        <translation>加到残差流</translation>
    </message>
    <message>
        <source>The stream is what it was plus what is added, which this model multiplies by %1.</source>
        <translation>残差流等于原来的内容加上新内容，这个模型把新内容乘以 %1。</translation>
    </message>
    <message>
        <source>The stream is what it was, plus %1.</source>
        <translation>残差流等于原来的内容加上：%1。</translation>
    </message>
    <message>
        <source>Attention and feed-forward are added together.</source>
        <translation>注意力和前馈一起相加。</translation>
    </message>
    <message>
        <source>The norm stands behind the sum, as in the first transformer.</source>
        <translation>归一化在相加之后，与最初的 Transformer 相同。</translation>
    </message>
    <message>
        <source>Mapo tofu</source>
        <translation>麻婆豆腐</translation>
    </message>
    <message>
        <source>Apple pie</source>
        <translation>苹果派</translation>
    </message>
    <message>
        <source>Miso soup</source>
        <translation>味噌汤</translation>
    </message>
    <message>
        <source>Mild curry</source>
        <translation>微辣咖喱</translation>
    </message>
    <message>
        <source>sweet</source>
        <translation>甜</translation>
    </message>
    <message>
        <source>salty</source>
        <translation>咸</translation>
    </message>
    <message>
        <source>hot</source>
        <translation>辣</translation>
    </message>
    <message>
        <source>“%1” (token %2) in layer %3, head %4</source>
        <translation>“%1”（词元 %2），层 %3，头 %4</translation>
    </message>
    <message>
        <source>%1, beside “%2”</source>
        <translation>%1，对照“%2”</translation>
    </message>
    <message>
        <source>The %1 keys of %2 that get most of the weight have columns.</source>
        <translation>%2 个键中，权重最大的 %1 个各占一列。</translation>
    </message>
    <message>
        <source>The numbers of this token are not there yet.</source>
        <translation>这个词元的数值还没有算出来。</translation>
    </message>
    <message>
        <source>The same on a menu</source>
        <translation>用菜单来理解</translation>
    </message>
    <message>
        <source>A taste for something hot: the better a dish suits it, the more of it is in the mix. Change the scores.</source>
        <translation>想吃辣的：菜越合口味，在混合中占得越多。试着改变分数。</translation>
    </message>
    <message>
        <source>Stage of the Anatomy</source>
        <translation>剖析的步骤</translation>
    </message>
    <message>
        <source>Marks this stage</source>
        <translation>标记这一步</translation>
    </message>
    <message>
        <source>%1: it looks most at “%2”, with a weight of %3.</source>
        <translation>%1：看得最多的是“%2”，权重为 %3。</translation>
    </message>
    <message>
        <source>The model has no positional encoding.</source>
        <translation>模型没有位置编码。</translation>
    </message>
    <message>
        <source>Its position adds sines and cosines of fixed wavelengths.</source>
        <translation>位置加上固定波长的正弦和余弦。</translation>
    </message>
    <message>
        <source>Its position adds a learned row of a second table.</source>
        <translation>位置加上另一张表中学到的一行。</translation>
    </message>
    <message>
        <source>Positions come later: rotary encoding turns q and k.</source>
        <translation>位置稍后加入：旋转位置编码会旋转 q 和 k。</translation>
    </message>
    <message>
        <source>Positions come later: ALiBi takes off from scores by distance.</source>
        <translation>位置稍后加入：ALiBi 按距离减小分数。</translation>
    </message>
    <message>
        <source>Positions come later: scores are changed by distance.</source>
        <translation>位置稍后加入：分数按距离改变。</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>token embedding</source>
        <translation>词元嵌入</translation>
    </message>
    <message>
        <source>positional encoding</source>
        <translation>位置编码</translation>
    </message>
    <message>
        <source>token type</source>
        <translation>词元类型</translation>
    </message>
    <message>
        <source>The token&apos;s row of the embedding table.</source>
        <translation>嵌入表中这个词元的一行。</translation>
    </message>
    <message>
        <source>A projection makes %1 numbers of the table&apos;s %2.</source>
        <translation>投影把表中的 %2 个数变成 %1 个数。</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Norm of the embedding</source>
        <translation>嵌入的归一化</translation>
    </message>
    <message>
        <source>The sum is normed: divided by σ = %1.</source>
        <translation>对和做归一化：除以 σ = %1。</translation>
    </message>
    <message>
        <source>Residual stream</source>
        <translation>残差流</translation>
    </message>
    <message>
        <source>What layer 0 takes: the embedding.</source>
        <translation>层 0 的输入：嵌入。</translation>
    </message>
    <message>
        <source>What layer %1 takes: the embedding and all that the layers before have added to it.</source>
        <translation>层 %1 的输入：嵌入加上此前各层加入的全部内容。</translation>
    </message>
    <message>
        <source>Last states</source>
        <translation>最终状态</translation>
    </message>
    <message>
        <source>Next layer</source>
        <translation>下一层</translation>
    </message>
    <message>
        <source>Layer %1 takes this.</source>
        <translation>这是层 %1 的输入。</translation>
    </message>
    <message>
        <source>A convolution over neighbouring tokens has been added.</source>
        <translation>已加上相邻词元的卷积。</translation>
    </message>
    <message>
        <source>last states</source>
        <translation>最终状态</translation>
    </message>
    <message>
        <source>The stream after the last layer, normed once more, divided by %1.</source>
        <translation>最后一层之后的残差流，再归一化一次，除以 %1。</translation>
    </message>
    <message>
        <source>This was the last layer; its output is the last state.</source>
        <translation>这是最后一层；它的输出就是最终状态。</translation>
    </message>
    <message>
        <source>The encoder says nothing itself: its last states become keys and values of the decoder&apos;s cross-attention.</source>
        <translation>编码器自己不输出文字：它的最终状态成为解码器交叉注意力的键和值。</translation>
    </message>
    <message>
        <source>The model has no language-model head: its last states are its output.</source>
        <translation>模型没有语言模型头：最终状态就是它的输出。</translation>
    </message>
    <message>
        <source>the token behind this one</source>
        <translation>这个词元后面的词元</translation>
    </message>
    <message>
        <source>the token at this place</source>
        <translation>此处的词元</translation>
    </message>
    <message>
        <source>The last states times the vocabulary&apos;s matrix: a logit for every token, here as softmax makes it a probability, of %1.</source>
        <translation>最终状态乘以词表矩阵：每个词元一个 logit，经 softmax 成为概率，预测%1。</translation>
    </message>
    <message>
        <source>After all layers: a logit for every token of the vocabulary, here as softmax makes it a probability, of %1.</source>
        <translation>经过所有层之后：词表中每个词元一个 logit，经 softmax 成为概率，预测%1。</translation>
    </message>
    <message>
        <source>Logits</source>
        <translation>Logits</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Feed-forward</source>
        <translation>前馈</translation>
    </message>
    <message>
        <source>Each token by itself: %1 numbers, of which a gate lets some through, become %2 again.</source>
        <translation>每个词元单独处理：%1 个数经门控筛选，再变回 %2 个。</translation>
    </message>
    <message>
        <source>Each token by itself: %1 numbers, of which the activation lets some through, become %2 again.</source>
        <translation>每个词元单独处理：%1 个数经激活函数筛选，再变回 %2 个。</translation>
    </message>
    <message>
        <source>gate before the activation</source>
        <translation>激活前的门</translation>
    </message>
    <message>
        <source>before the activation</source>
        <translation>激活前</translation>
    </message>
    <message>
        <source>what is gated</source>
        <translation>被门控的部分</translation>
    </message>
    <message>
        <source>after the activation</source>
        <translation>激活后</translation>
    </message>
    <message>
        <source>expert %1</source>
        <translation>专家 %1</translation>
    </message>
    <message>
        <source>Mixture of experts</source>
        <translation>混合专家</translation>
    </message>
    <message>
        <source>A router chooses %1 of %2 feed-forwards for this token and weighs what they add.</source>
        <translation>路由器为这个词元从 %2 个前馈网络中选出 %1 个，并给它们加上的内容加权。</translation>
    </message>
    <message>
        <source>One more expert takes every token.</source>
        <translation>另有一个专家处理每个词元。</translation>
    </message>
    <message>
        <source>router&apos;s logit</source>
        <translation>路由器的 logit</translation>
    </message>
    <message>
        <source>what an expert adds</source>
        <translation>一个专家加上的内容</translation>
    </message>
    <message>
        <source>what the shared expert adds</source>
        <translation>共享专家加上的内容</translation>
    </message>
    <message>
        <source>what the mixture adds</source>
        <translation>混合专家加上的内容</translation>
    </message>
    <message>
        <source>dish</source>
        <translation>菜</translation>
    </message>
    <message>
        <source>score: suits the taste</source>
        <translation>分数：合口味</translation>
    </message>
    <message>
        <source>e^score</source>
        <translation>e^分数</translation>
    </message>
    <message>
        <source>weight = e^score / sum</source>
        <translation>权重 = e^分数 / 总和</translation>
    </message>
    <message>
        <source>sum, weighted</source>
        <translation>加权和</translation>
    </message>
    <message>
        <source>A higher score</source>
        <translation>提高分数</translation>
    </message>
    <message>
        <source>A lower score</source>
        <translation>降低分数</translation>
    </message>
    <message>
        <source>Score of a Dish</source>
        <translation>菜的分数</translation>
    </message>
    <message>
        <source>where masked</source>
        <translation>掩码处</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>generated tokens: %1</source>
        <translation>生成的词元：%1</translation>
    </message>
    <message>
        <source>encoder self-attention</source>
        <translation>编码器自注意力</translation>
    </message>
    <message>
        <source>decoder self-attention</source>
        <translation>解码器自注意力</translation>
    </message>
    <message>
        <source>cross-attention</source>
        <translation>交叉注意力</translation>
    </message>
    <message>
        <source>log scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>each row over its maximum</source>
        <translation>每行除以其最大值</translation>
    </message>
    <message>
        <source>first token left out</source>
        <translation>略去首词元</translation>
    </message>
    <message>
        <source>special tokens left out</source>
        <translation>略去特殊词元</translation>
    </message>
    <message>
        <source>experiment: %1</source>
        <translation>实验：%1</translation>
    </message>
    <message>
        <source>another attention mask</source>
        <translation>另一种注意力掩码</translation>
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
        <translation>按焦点单元格的权重排序</translation>
    </message>
    <message>
        <source>sorted by likeness to head %1</source>
        <translation>按与头 %1 的相似度排序</translation>
    </message>
    <message>
        <source>heads of the rule “%1”</source>
        <translation>符合“%1”规则的头</translation>
    </message>
    <message>
        <source>all layers and heads</source>
        <translation>所有层和头</translation>
    </message>
    <message>
        <source>coloured by %1</source>
        <translation>按%1着色</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>层 %1</translation>
    </message>
</context>
<context>
    <name>CellWords</name>
    <message>
        <source>query %1</source>
        <translation>查询 %1</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>键 %1</translation>
    </message>
    <message>
        <source>masked: this query may not look at this key</source>
        <translation>被掩蔽：这个查询不能看这个键</translation>
    </message>
    <message>
        <source>only one of the two has this token</source>
        <translation>两者中只有一个有这个词元</translation>
    </message>
    <message>
        <source>difference &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>差 &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>weight &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>权重 &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>weight &lt;b&gt;%1&lt;/b&gt;, rank %2 of %3</source>
        <translation>权重 &lt;b&gt;%1&lt;/b&gt;，在 %3 个中排第 %2</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>层 %1，头 %2</translation>
    </message>
</context>
<context>
    <name>ColorScale</name>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>weight, log scale</source>
        <translation>权重，对数刻度</translation>
    </message>
    <message>
        <source>weight ÷ row maximum</source>
        <translation>权重 ÷ 行最大值</translation>
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
        <translation>略去首词元</translation>
    </message>
    <message>
        <source>special tokens left out</source>
        <translation>略去特殊词元</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>No window can be opened on the display &quot;%1&quot;.</source>
        <translation>无法在显示器“%1”上打开窗口。</translation>
    </message>
    <message>
        <source>There is no display to open a window on; the commands of --help need none.</source>
        <translation>没有可以打开窗口的显示器；--help 列出的命令不需要显示器。</translation>
    </message>
    <message>
        <source>There is no option %1 here.</source>
        <translation>这里没有选项 %1。</translation>
    </message>
    <message>
        <source>%1 takes no value.</source>
        <translation>%1 不带值。</translation>
    </message>
    <message>
        <source>%1 needs a value: %1 %2.</source>
        <translation>%1 需要一个值：%1 %2。</translation>
    </message>
    <message>
        <source>%1 is given twice.</source>
        <translation>%1 给出了两次。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>缺少 %1。</translation>
    </message>
    <message>
        <source>labels of an attention array: words, or a JSON array of texts</source>
        <translation>注意力数组的标签：单词，或由文本构成的 JSON 数组</translation>
    </message>
    <message>
        <source>--tokens labels an attention array.</source>
        <translation>--tokens 用来标注注意力数组。</translation>
    </message>
    <message>
        <source>%1 is an attention array, which goes without %2.</source>
        <translation>%1 是注意力数组，不能与 %2 同用。</translation>
    </message>
    <message>
        <source>--query goes with --pattern flow or gradient only.</source>
        <translation>--query 只能与 --pattern flow 或 gradient 同用。</translation>
    </message>
    <message>
        <source>--token goes with --pattern gradient only.</source>
        <translation>--token 只能与 --pattern gradient 同用。</translation>
    </message>
    <message>
        <source>deriving patterns</source>
        <translation>正在推导注意力图</translation>
    </message>
    <message>
        <source>writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>Writes attention patterns, a model&apos;s or those of a file, to a file.</source>
        <translation>把注意力图（模型的或文件中的）写入文件。</translation>
    </message>
    <message>
        <source>the file; its extension is its format</source>
        <translation>文件；其扩展名即格式</translation>
    </message>
    <message>
        <source>encoder, decoder or cross (all)</source>
        <translation>encoder、decoder 或 cross（全部）</translation>
    </message>
    <message>
        <source>one layer, counted from 0 (all)</source>
        <translation>一层，从 0 数起（全部）</translation>
    </message>
    <message>
        <source>one head, counted from 0 (all)</source>
        <translation>一个头，从 0 数起（全部）</translation>
    </message>
    <message>
        <source>the query token of --pattern flow and gradient</source>
        <translation>--pattern flow 和 gradient 的查询词元</translation>
    </message>
    <message>
        <source>whose logit --pattern gradient is of (the likeliest one)</source>
        <translation>--pattern gradient 针对哪个词元的 logit（可能性最大的）</translation>
    </message>
    <message>
        <source>--dtype is only for --shape.</source>
        <translation>--dtype 只用于 --shape。</translation>
    </message>
    <message>
        <source>making random weights</source>
        <translation>正在生成随机权重</translation>
    </message>
    <message>
        <source>Expected either --model or --shape.</source>
        <translation>应给出 --model 或 --shape 之一。</translation>
    </message>
    <message>
        <source>Measures tokenizing, the forward and all patterns; prints JSON.</source>
        <translation>测量分词、前向计算和所有注意力图的耗时；输出 JSON。</translation>
    </message>
    <message>
        <source>random weights of gpt2-small, bert-base or llama-1b</source>
        <translation>gpt2-small、bert-base 或 llama-1b 的随机权重</translation>
    </message>
    <message>
        <source>the numbers of those weights (f32)</source>
        <translation>这些权重的数值类型（f32）</translation>
    </message>
    <message>
        <source>how many tokens to run</source>
        <translation>运行多少个词元</translation>
    </message>
    <message>
        <source>how many runs (about three seconds&apos; worth)</source>
        <translation>运行多少次（约三秒的量）</translation>
    </message>
    <message>
        <source>without writing out the patterns of every head</source>
        <translation>不写出每个头的注意力图</translation>
    </message>
    <message>
        <source>%1 expects %2, found &quot;%3&quot;.</source>
        <translation>%1 应为：%2；实际为“%3”。</translation>
    </message>
    <message>
        <source>bidirectional, causal or window, or cross:causal and the like</source>
        <translation>bidirectional、causal 或 window，或如 cross:causal</translation>
    </message>
    <message>
        <source>a layer and a head such as 1.3, 1.3=mean or cross:1.3</source>
        <translation>层和头，如 1.3、1.3=mean 或 cross:1.3</translation>
    </message>
    <message>
        <source>a key such as 3, a query and a key such as 5:3, or cross:5:3</source>
        <translation>键，如 3；查询和键，如 5:3；或如 cross:5:3</translation>
    </message>
    <message>
        <source>%1: %2 is neither 0 nor 1.</source>
        <translation>%1：%2 既不是 0 也不是 1。</translation>
    </message>
    <message>
        <source>the position of each token</source>
        <translation>每个词元的位置</translation>
    </message>
    <message>
        <source>the position of each decoder token</source>
        <translation>每个解码器词元的位置</translation>
    </message>
    <message>
        <source>1 for each decoder token, 0 for padding</source>
        <translation>每个解码器词元为 1，填充为 0</translation>
    </message>
    <message>
        <source>bidirectional, causal or window in place of the model&apos;s own mask; KIND is encoder, decoder or cross</source>
        <translation>bidirectional、causal 或 window，代替模型自身的掩码；KIND 为 encoder、decoder 或 cross</translation>
    </message>
    <message>
        <source>a head whose output becomes 0, or its mean with =mean behind</source>
        <translation>输出变为 0 的头，后面加 =mean 则变为其平均值</translation>
    </message>
    <message>
        <source>a key that no query, or not query Q, sees</source>
        <translation>任何查询都看不到的键，或查询 Q 看不到的键</translation>
    </message>
    <message>
        <source>tokens that are taken out, the others where they are</source>
        <translation>去掉的词元，其余的留在原处</translation>
    </message>
    <message>
        <source>likewise decoder tokens</source>
        <translation>同上，针对解码器词元</translation>
    </message>
    <message>
        <source>without positional encoding</source>
        <translation>不用位置编码</translation>
    </message>
    <message>
        <source>in place of the model&apos;s scale of scores</source>
        <translation>代替模型自身的分数缩放</translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to no option of headlight %2.</source>
        <translation>“%1”不属于 headlight %2 的任何选项。</translation>
    </message>
    <message>
        <source>headlight %1 is half a command; there is %2.</source>
        <translation>headlight %1 只是半个命令；完整的有 %2。</translation>
    </message>
    <message>
        <source>The memory does not suffice for this.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>a model&apos;s directory or name</source>
        <translation>模型的目录或名称</translation>
    </message>
    <message>
        <source>the family to read the model as, whatever its config.json says</source>
        <translation>按哪个系列读取模型，不管其 config.json 怎么说</translation>
    </message>
    <message>
        <source>threads to use (one for each processor)</source>
        <translation>使用的线程数（每个处理器一个）</translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>running the model</source>
        <translation>正在运行模型</translation>
    </message>
    <message>
        <source>Cannot write to the standard output: %1.</source>
        <translation>无法写入标准输出：%1。</translation>
    </message>
    <message>
        <source>headlight: warning: %1</source>
        <translation>headlight: 警告：%1</translation>
    </message>
    <message>
        <source>--compare-head: %1 is no head; write LAYER.HEAD, as in 2.5.</source>
        <translation>--compare-head：%1 不是头；请写成 LAYER.HEAD，如 2.5。</translation>
    </message>
    <message>
        <source>Only one of --compare-text, --compare-model, --compare-head and --compare-base can be given.</source>
        <translation>--compare-text、--compare-model、--compare-head 和 --compare-base 只能给出其中之一。</translation>
    </message>
    <message>
        <source>compare with a run of another text: A, B and the difference</source>
        <translation>与另一段文本的运行比较：A、B 和差</translation>
    </message>
    <message>
        <source>the second text of --compare-text (that of A)</source>
        <translation>--compare-text 的第二段文本（A 的第二段文本）</translation>
    </message>
    <message>
        <source>compare with another model</source>
        <translation>与另一个模型比较</translation>
    </message>
    <message>
        <source>compare every head with this one</source>
        <translation>把每个头与这个头比较</translation>
    </message>
    <message>
        <source>compare with the run without what --switch-off and others change</source>
        <translation>与没有 --switch-off 等改变的运行比较</translation>
    </message>
    <message>
        <source>which picture of a comparison (all)</source>
        <translation>比较中的哪一幅图（全部）</translation>
    </message>
    <message>
        <source>--compare-pair goes with --compare-text.</source>
        <translation>--compare-pair 只能与 --compare-text 同用。</translation>
    </message>
    <message>
        <source>--show goes with --compare-text, --compare-model, --compare-head or --compare-base.</source>
        <translation>--show 只能与 --compare-text、--compare-model、--compare-head 或 --compare-base 同用。</translation>
    </message>
    <message>
        <source>Heads, picked and measured on different samples</source>
        <translation>各个头，选取和测量用的是不同的样本</translation>
    </message>
    <message>
        <source>what it looks at</source>
        <translation>它看什么</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>mean weight</source>
        <translation>平均权重</translation>
    </message>
    <message>
        <source>where picked</source>
        <translation>选取时</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>previous token</source>
        <translation>前一词元</translation>
    </message>
    <message>
        <source>token after the earlier copy (induction)</source>
        <translation>此前同一词元之后的词元（归纳）</translation>
    </message>
    <message>
        <source>Prompts with the likeliest next tokens</source>
        <translation>提示及可能性最大的下一词元</translation>
    </message>
    <message>
        <source>language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>grammatical</source>
        <translation>合乎语法</translation>
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
        <translation>首选猜测合乎语法的提示</translation>
    </message>
    <message>
        <source>prompts</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Perplexity of texts that training never saw</source>
        <translation>训练中从未见过的文本的困惑度</translation>
    </message>
    <message>
        <source>--range expects fitted, whole or two rising numbers such as 0,0.2, found &quot;%1&quot;.</source>
        <translation>--range 应为 fitted、whole 或两个递增的数，如 0,0.2；实际为“%1”。</translation>
    </message>
    <message>
        <source>the colour map (Blues)</source>
        <translation>配色（Blues）</translation>
    </message>
    <message>
        <source>how a weight becomes a colour; row: over its row&apos;s maximum (linear)</source>
        <translation>权重如何变为颜色；row：除以其行的最大值（linear）</translation>
    </message>
    <message>
        <source>the ends of the colour scale (fitted to the heads drawn)</source>
        <translation>色标的两端（按所画的头）</translation>
    </message>
    <message>
        <source>tokens that are hatched instead of coloured (nothing)</source>
        <translation>画成阴影线而不着色的词元（无）</translation>
    </message>
    <message>
        <source>what a pixel shows where it covers several cells (max)</source>
        <translation>一个像素覆盖多个单元格时显示什么（max）</translation>
    </message>
    <message>
        <source>switching heads off</source>
        <translation>正在关闭头</translation>
    </message>
    <message>
        <source>--ablation goes with --method ablation only.</source>
        <translation>--ablation 只能与 --method ablation 同用。</translation>
    </message>
    <message>
        <source>Prints what each head does for the logit of a token, as JSON.</source>
        <translation>以 JSON 输出每个头对一个词元的 logit 有什么作用。</translation>
    </message>
    <message>
        <source>ablation: each head switched off in a run of its own; attribution: the logit split over all that it is a sum of (ablation)</source>
        <translation>ablation：每个头在单独一次运行中关闭；attribution：把 logit 分解为构成它的各部分（ablation）</translation>
    </message>
    <message>
        <source>what a head gives that is switched off: zero, or the mean of the text (zero)</source>
        <translation>关闭的头给出什么：zero，或文本的平均值 mean（zero）</translation>
    </message>
    <message>
        <source>whose logit: a piece, a text that is one token, or #ID (the likeliest)</source>
        <translation>针对谁的 logit：词片、恰为一个词元的文本，或 #ID（可能性最大的）</translation>
    </message>
    <message>
        <source>a token whose logit is taken off (none)</source>
        <translation>要减去其 logit 的词元（无）</translation>
    </message>
    <message>
        <source>The head that resolves pronouns, picked on a set of its own</source>
        <translation>消解代词的头，在单独的一组数据上选取</translation>
    </message>
    <message>
        <source>sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>when first</source>
        <translation>先出现时</translation>
    </message>
    <message>
        <source>when later</source>
        <translation>后出现时</translation>
    </message>
    <message>
        <source>first noun</source>
        <translation>首个名词</translation>
    </message>
    <message>
        <source>nearest noun</source>
        <translation>最近的名词</translation>
    </message>
    <message>
        <source>right one first</source>
        <translation>正确者在先</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Pairs that differ in the adjective alone: right in both</source>
        <translation>只有形容词不同的句对：两句都正确</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>句对</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>Pronouns in held-out sentences</source>
        <translation>留出句子中的代词</translation>
    </message>
    <message>
        <source>Pronouns in kinds of sentences that training never saw</source>
        <translation>训练中从未见过的句子种类中的代词</translation>
    </message>
    <message>
        <source>Masked-token perplexity of books that training never saw</source>
        <translation>训练中从未见过的书籍的掩码词元困惑度</translation>
    </message>
    <message>
        <source>The folder resources/evaluation is not here; name it by --data.</source>
        <translation>这里没有文件夹 resources/evaluation；请用 --data 指定。</translation>
    </message>
    <message>
        <source>%1 has no tokenizer, so that no text measures it.</source>
        <translation>%1 没有分词器，因此无法用文本测量它。</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>Measures what a model&apos;s heads do on held-out texts; prints tables.</source>
        <translation>测量模型的头在留出文本上做什么；输出表格。</translation>
    </message>
    <message>
        <source>the folder of held-out texts (resources/evaluation)</source>
        <translation>留出文本的文件夹（resources/evaluation）</translation>
    </message>
    <message>
        <source>what was trained on, to count the bigram model in (the recorded figure)</source>
        <translation>训练所用的内容，用来统计二元模型（所记录的数值）</translation>
    </message>
    <message>
        <source>where the figures are written as JSON</source>
        <translation>以 JSON 写出数值的位置</translation>
    </message>
    <message>
        <source>the model&apos;s card, whose figures are written anew</source>
        <translation>模型的模型卡，其中的数值会重新写入</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>正在写文本</translation>
    </message>
    <message>
        <source>Lets a model go on with a text, or translate it; prints JSON.</source>
        <translation>让模型接着写文本，或翻译文本；输出 JSON。</translation>
    </message>
    <message>
        <source>the most tokens to write (64)</source>
        <translation>最多写多少个词元（64）</translation>
    </message>
    <message>
        <source>what is drawn by; without these four, the likeliest token</source>
        <translation>抽样依据；没有这四项时取可能性最大的词元</translation>
    </message>
    <message>
        <source>where the attention of the whole text is written to (nowhere)</source>
        <translation>整段文本的注意力写到哪里（不写）</translation>
    </message>
    <message>
        <source>Headlight shows where a transformer looks.</source>
        <translation>Headlight 显示 Transformer 看向哪里。</translation>
    </message>
    <message>
        <source>Opens the window; FILE is a text, an attention array, a model&apos;s directory, a session or a lesson.</source>
        <translation>打开窗口；FILE 为文本、注意力数组、模型的目录、会话或课程。</translation>
    </message>
    <message>
        <source>&quot;headlight COMMAND --help&quot; lists a command&apos;s options; &quot;headlight --version&quot; prints the version.
The exit status is 1 for a file, a text or a number that cannot be taken and 2 for an unknown or malformed option.</source>
        <translation>“headlight COMMAND --help”列出命令的选项；“headlight --version”输出版本。
文件、文本或数字不能采用时，退出状态为 1；选项未知或格式错误时为 2。</translation>
    </message>
    <message>
        <source>Prints a model&apos;s family, sizes and positional encoding as JSON.</source>
        <translation>以 JSON 输出模型的系列、大小和位置编码。</translation>
    </message>
    <message>
        <source>the language of what is shown</source>
        <translation>所显示内容的语言</translation>
    </message>
    <message>
        <source>%1 and %2 exclude each other.</source>
        <translation>%1 和 %2 不能同时使用。</translation>
    </message>
    <message>
        <source>Prints what a model would predict if it ended after each layer, as JSON.</source>
        <translation>以 JSON 输出模型若在每一层之后结束会预测什么。</translation>
    </message>
    <message>
        <source>tokens A to B - 1 in place of one, counted from 0</source>
        <translation>词元 A 到 B - 1，代替单个词元，从 0 数起</translation>
    </message>
    <message>
        <source>one token more to tell of: a piece, a text that is one token, or #ID</source>
        <translation>另外要报告的一个词元：词片、恰为一个词元的文本，或 #ID</translation>
    </message>
    <message>
        <source>the most tokens to print of each layer (5)</source>
        <translation>每层最多输出多少个词元（5）</translation>
    </message>
    <message>
        <source>A lesson&apos;s file is missing.</source>
        <translation>缺少课程的文件。</translation>
    </message>
    <message>
        <source>Reads lessons, runs every step and says which of their claims are not so.</source>
        <translation>读取课程，运行每一步，并说明其中哪些断言不成立。</translation>
    </message>
    <message>
        <source>%1 has no logits: its checkpoint holds no language-model head.</source>
        <translation>%1 没有 logits：其检查点没有语言模型头。</translation>
    </message>
    <message>
        <source>Writes logits [tokens, vocabulary] to a file.</source>
        <translation>把 logits [tokens, vocabulary] 写入文件。</translation>
    </message>
    <message>
        <source>Several processes were started together, but this program was built without MPI; install libopenmpi-dev and build it again.</source>
        <translation>一同启动了多个进程，但本程序构建时没有 MPI；请安装 libopenmpi-dev 并重新构建。</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a number from 1 to %1</source>
        <translation>从 1 到 %1 的数</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>从 %1 到 %2 的数</translation>
    </message>
    <message>
        <source>whole numbers separated by commas</source>
        <translation>以逗号分隔的整数</translation>
    </message>
    <message>
        <source>tokens such as 2:5</source>
        <translation>词元，如 2:5</translation>
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
        <translation>单词或文本的列表</translation>
    </message>
    <message>
        <source>The extension of %1 is not one of %2.</source>
        <translation>%1 的扩展名不是以下之一：%2。</translation>
    </message>
    <message>
        <source>in place of the heads&apos; patterns: rollout, flow (of --query), value-weighted, mean, or gradient (of a logit at --query)</source>
        <translation>代替头的注意力图：rollout、flow（针对 --query）、value-weighted、mean 或 gradient（针对 --query 处的 logit）</translation>
    </message>
    <message>
        <source>words in place of their tokens: rows averaged, columns summed</source>
        <translation>以词代替其词元：行取平均，列求和</translation>
    </message>
    <message>
        <source>--pattern flow is of one query token: --query.</source>
        <translation>--pattern flow 针对一个查询词元：--query。</translation>
    </message>
    <message>
        <source>not counted (--corpus)</source>
        <translation>未统计（--corpus）</translation>
    </message>
    <message>
        <source>recorded with the model</source>
        <translation>随模型记录</translation>
    </message>
    <message>
        <source>counted now</source>
        <translation>本次统计</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
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
        <translation>二元模型来源</translation>
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
        <translation>以 JSON 输出下一词元或被掩蔽的词元的概率。</translation>
    </message>
    <message>
        <source>the most tokens to print of each stage (10)</source>
        <translation>每一步最多输出多少个词元（10）</translation>
    </message>
    <message>
        <source>headlight: %1, %2 %</source>
        <translation>headlight: %1，%2%</translation>
    </message>
    <message>
        <source>--view training: %1 is no directory of a training, with its log.jsonl.</source>
        <translation>--view training：%1 不是带有 log.jsonl 的训练目录。</translation>
    </message>
    <message>
        <source>--start and %1 exclude each other.</source>
        <translation>--start 和 %1 不能同时使用。</translation>
    </message>
    <message>
        <source>drawing %1</source>
        <translation>正在绘制 %1</translation>
    </message>
    <message>
        <source>Draws a view of a model&apos;s run or of an attention array into a file.</source>
        <translation>把模型的运行或注意力数组的视图画到文件中。</translation>
    </message>
    <message>
        <source>the view</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>encoder, decoder or cross</source>
        <translation>encoder、decoder 或 cross</translation>
    </message>
    <message>
        <source>the layer in focus, counted from 0 (0)</source>
        <translation>焦点层，从 0 数起（0）</translation>
    </message>
    <message>
        <source>the head in focus, counted from 0 (0)</source>
        <translation>焦点头，从 0 数起（0）</translation>
    </message>
    <message>
        <source>the head and the token that the model is looked at first by</source>
        <translation>最先用来看模型的头和词元</translation>
    </message>
    <message>
        <source>the selected query token (none)</source>
        <translation>所选的查询词元（无）</translation>
    </message>
    <message>
        <source>the selected key token (none)</source>
        <translation>所选的键词元（无）</translation>
    </message>
    <message>
        <source>pixels, or points of a vector format</source>
        <translation>像素，矢量格式则为点</translation>
    </message>
    <message>
        <source>colours of the page (light)</source>
        <translation>页面的配色（light）</translation>
    </message>
    <message>
        <source>without the line that names model, layer, head and text</source>
        <translation>不要注明模型、层、头和文本的那一行</translation>
    </message>
    <message>
        <source>without the weights in the cells</source>
        <translation>单元格中不要权重</translation>
    </message>
    <message>
        <source>without the lines around pictures and the head in focus</source>
        <translation>图的周围和焦点头的周围不要边线</translation>
    </message>
    <message>
        <source>without a background</source>
        <translation>不要背景</translation>
    </message>
    <message>
        <source>labels show the spaces that belong to tokens as ·</source>
        <translation>标签把属于词元的空格显示为 ·</translation>
    </message>
    <message>
        <source>untrained</source>
        <translation>未训练</translation>
    </message>
    <message>
        <source>There is no %1 token %2: the text has tokens 0 to %3.</source>
        <translation>没有 %1 词元 %2：文本的词元为 0 到 %3。</translation>
    </message>
    <message>
        <source>--start: %1 names no head to be looked at first, in a file headlight.json.</source>
        <translation>--start：%1 没有在文件 headlight.json 中指定最先要看的头。</translation>
    </message>
    <message>
        <source>what logits are divided by before one is drawn (1)</source>
        <translation>抽样之前 logits 除以什么（1）</translation>
    </message>
    <message>
        <source>draw among the K likeliest tokens (all)</source>
        <translation>在可能性最大的 K 个词元中抽样（全部）</translation>
    </message>
    <message>
        <source>draw among the likeliest that make up P together (1)</source>
        <translation>在合计概率达到 P 的最可能词元中抽样（1）</translation>
    </message>
    <message>
        <source>a saved session: its model, text, view and focus, unless options say otherwise</source>
        <translation>已保存的会话：其模型、文本、视图和焦点，除非选项另有指定</translation>
    </message>
    <message>
        <source>Prompts are missing: --text-file FILE has one a line, --text T is one.</source>
        <translation>缺少提示：--text-file FILE 每行一个，--text T 为一个。</translation>
    </message>
    <message>
        <source>%1 is not valid UTF-8: byte %2 is 0x%3.</source>
        <translation>%1 不是有效的 UTF-8：字节 %2 为 0x%3。</translation>
    </message>
    <message>
        <source>running the prompts</source>
        <translation>正在运行提示</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Tells how much attention the marked stretches of prompts receive, as a table.</source>
        <translation>以表格说明提示中标记的片段得到多少注意力。</translation>
    </message>
    <message>
        <source>a prompt a line, its marks written as [name: words]; \n is a line end in it</source>
        <translation>每行一个提示，其标记写作 [名称: 文字]；其中的 \n 为换行</translation>
    </message>
    <message>
        <source>one prompt in place of a file</source>
        <translation>一个提示，代替文件</translation>
    </message>
    <message>
        <source>with what is predicted without each span</source>
        <translation>并给出去掉每个片段时的预测</translation>
    </message>
    <message>
        <source>with the numbers of every head</source>
        <translation>并给出每个头的数值</translation>
    </message>
    <message>
        <source>the file; its extension is its format (JSON on the standard output)</source>
        <translation>文件；其扩展名即格式（标准输出上为 JSON）</translation>
    </message>
    <message>
        <source>--shard expects a part such as 0/4, the first of four, found &quot;%1&quot;.</source>
        <translation>--shard 应为其中一份，如 0/4 即四份中的第一份；实际为“%1”。</translation>
    </message>
    <message>
        <source>%1 goes with --text-file only.</source>
        <translation>%1 只能与 --text-file 同用。</translation>
    </message>
    <message>
        <source>--shard goes with --lines only.</source>
        <translation>--shard 只能与 --lines 同用。</translation>
    </message>
    <message>
        <source>--lines and %1 exclude each other.</source>
        <translation>--lines 和 %1 不能同时使用。</translation>
    </message>
    <message>
        <source>%1 has no line with a text.</source>
        <translation>%1 中没有含文本的行。</translation>
    </message>
    <message>
        <source>--merge needs the files of all parts.</source>
        <translation>--merge 需要所有各份的文件。</translation>
    </message>
    <message>
        <source>--merge and %1 exclude each other.</source>
        <translation>--merge 和 %1 不能同时使用。</translation>
    </message>
    <message>
        <source>Several files go with --merge only.</source>
        <translation>只有与 --merge 同用才能给出多个文件。</translation>
    </message>
    <message>
        <source>Prints what each head does, in numbers, over a text or over a corpus, as JSON.</source>
        <translation>以 JSON 输出每个头在一段文本或语料上做什么的数值。</translation>
    </message>
    <message>
        <source>every line of --text-file is a text of its own</source>
        <translation>--text-file 的每一行自成一段文本</translation>
    </message>
    <message>
        <source>part I of N of the lines, counted from 0, to be merged</source>
        <translation>各行分为 N 份中的第 I 份，从 0 数起，供合并</translation>
    </message>
    <message>
        <source>joins the parts, which the files are</source>
        <translation>合并各份，即所给的文件</translation>
    </message>
    <message>
        <source>the K heads that look most like each head (none)</source>
        <translation>与每个头最相似的 K 个头（无）</translation>
    </message>
    <message>
        <source>%1 is a part of other work: the model, the corpus, what was changed and the number of parts must be those of the first file.</source>
        <translation>%1 是另一项工作的一份：模型、语料、所做的改变和份数必须与第一个文件的相同。</translation>
    </message>
    <message>
        <source>%1 is no part that headlight statistics --shard has written.</source>
        <translation>%1 不是由 headlight statistics --shard 写出的一份。</translation>
    </message>
    <message>
        <source>%1 is damaged: %2.</source>
        <translation>%1 已损坏：%2。</translation>
    </message>
    <message>
        <source>%1: shards must be a number from 1 to %2, not %3.</source>
        <translation>%1：shards 必须是从 1 到 %2 的数，而不是 %3。</translation>
    </message>
    <message>
        <source>%1: part %2 of %3 is there twice, or is none.</source>
        <translation>%1：份 %2（共 %3 份）出现两次，或没有这一份。</translation>
    </message>
    <message>
        <source>Part %1 of %2 is missing.</source>
        <translation>缺少份 %1（共 %2 份）。</translation>
    </message>
    <message>
        <source>Cannot write %1: an .npy file holds one array, and %2 were asked for.</source>
        <translation>无法写入 %1：.npy 文件只容纳一个数组，而要求了 %2 个。</translation>
    </message>
    <message>
        <source>%1 goes with --tap only.</source>
        <translation>%1 只能与 --tap 同用。</translation>
    </message>
    <message>
        <source>Prints what can be recorded of a model&apos;s run as JSON, or writes it to a file.</source>
        <translation>以 JSON 输出模型的运行中可以记录的内容，或将其写入文件。</translation>
    </message>
    <message>
        <source>what to write, by either of its names; may be repeated</source>
        <translation>要写出什么，用其任一名称；可以重复</translation>
    </message>
    <message>
        <source>the layer of names without one, counted from 0 (all)</source>
        <translation>不含层的名称所用的层，从 0 数起（全部）</translation>
    </message>
    <message>
        <source>tokens A to B - 1, counted from 0 (all)</source>
        <translation>词元 A 到 B - 1，从 0 数起（全部）</translation>
    </message>
    <message>
        <source>The value of %1</source>
        <translation>%1 的值</translation>
    </message>
    <message>
        <source>%1: %2 is no token id.</source>
        <translation>%1：%2 不是词元编号。</translation>
    </message>
    <message>
        <source>--token-types has %1 entries for %2 tokens.</source>
        <translation>--token-types 有 %1 项，而词元有 %2 个。</translation>
    </message>
    <message>
        <source>--token-types goes with --ids only.</source>
        <translation>--token-types 只能与 --ids 同用。</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>the text, bytes as they are</source>
        <translation>文本，字节原样不变</translation>
    </message>
    <message>
        <source>a second text; the decoder&apos;s, beside an encoder</source>
        <translation>第二段文本；有编码器时为解码器的文本</translation>
    </message>
    <message>
        <source>a second text, bytes as they are</source>
        <translation>第二段文本，字节原样不变</translation>
    </message>
    <message>
        <source>token ids in place of a text, taken as they are</source>
        <translation>词元编号，代替文本，原样采用</translation>
    </message>
    <message>
        <source>token ids of the decoder</source>
        <translation>解码器的词元编号</translation>
    </message>
    <message>
        <source>the language to translate into, as the model calls it</source>
        <translation>要译成的语言，用模型的叫法</translation>
    </message>
    <message>
        <source>token types of --ids (all 0 otherwise)</source>
        <translation>--ids 的词元类型（不给出则全为 0）</translation>
    </message>
    <message>
        <source>1 for each token, 0 for padding (all 1 otherwise)</source>
        <translation>每个词元为 1，填充为 0（不给出则全为 1）</translation>
    </message>
    <message>
        <source>without added tokens such as [CLS]</source>
        <translation>不加 [CLS] 等词元</translation>
    </message>
    <message>
        <source>--ids and %1 exclude each other.</source>
        <translation>--ids 和 %1 不能同时使用。</translation>
    </message>
    <message>
        <source>A text is missing: --text, --text-file or --ids.</source>
        <translation>缺少文本：--text、--text-file 或 --ids。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no single token of %3; &quot;headlight tokens&quot; shows what tokens a text has, and #5 is the token with id 5.</source>
        <translation>%1：“%2”不是 %3 的单个词元；“headlight tokens”显示文本有哪些词元，#5 是编号为 5 的词元。</translation>
    </message>
    <message>
        <source>the token behind which the next is predicted (the last), or of an encoder the one that is (the first masked one)</source>
        <translation>在哪个词元之后预测下一词元（最后一个），编码器则为预测哪个词元（第一个被掩蔽的）</translation>
    </message>
    <message>
        <source>the token of an encoder&apos;s text to mask and predict</source>
        <translation>编码器的文本中要掩蔽并预测的词元</translation>
    </message>
    <message>
        <source>%1 belongs to --kind bpe.</source>
        <translation>%1 属于 --kind bpe。</translation>
    </message>
    <message>
        <source>--whole-han needs --split-han.</source>
        <translation>--whole-han 需要 --split-han。</translation>
    </message>
    <message>
        <source>training the tokenizer</source>
        <translation>正在训练分词器</translation>
    </message>
    <message>
        <source>The texts give %1 pieces, fewer than the %2 asked for.</source>
        <translation>这些文本给出 %1 个词片，少于所要求的 %2 个。</translation>
    </message>
    <message>
        <source>wordpiece (as BERT&apos;s) or bpe (byte pairs, as GPT-2&apos;s and Llama&apos;s)</source>
        <translation>wordpiece（如 BERT 的）或 bpe（字节对，如 GPT-2 和 Llama 的）</translation>
    </message>
    <message>
        <source>the most pieces, special tokens included</source>
        <translation>最多的词片数，包括特殊词元</translation>
    </message>
    <message>
        <source>a text to learn from, UTF-8; may be repeated</source>
        <translation>用来学习的文本，UTF-8；可以重复</translation>
    </message>
    <message>
        <source>where tokenizer.json and tokenizer_config.json are written to</source>
        <translation>tokenizer.json 和 tokenizer_config.json 写到哪里</translation>
    </message>
    <message>
        <source>what is put around a text: bert, bart, bos, eos, bos-eos or none (bert for wordpiece, none for bpe)</source>
        <translation>文本前后加什么：bert、bart、bos、eos、bos-eos 或 none（wordpiece 为 bert，bpe 为 none）</translation>
    </message>
    <message>
        <source>how often two pieces must meet to be joined (2)</source>
        <translation>两个词片相遇多少次才合并（2）</translation>
    </message>
    <message>
        <source>the most characters, the rarest are left out (all)</source>
        <translation>最多的字符数，最少见的略去（全部）</translation>
    </message>
    <message>
        <source>makes no difference of case</source>
        <translation>不区分大小写</translation>
    </message>
    <message>
        <source>special tokens beside those of the template</source>
        <translation>模板之外的特殊词元</translation>
    </message>
    <message>
        <source>words that must be single pieces, one a line</source>
        <translation>必须成为单个词片的词，每行一个</translation>
    </message>
    <message>
        <source>bpe: every Chinese character is a word of its own</source>
        <translation>bpe：每个汉字自成一词</translation>
    </message>
    <message>
        <source>with --split-han: Chinese characters that stand N times or more are single pieces</source>
        <translation>配合 --split-han：出现 N 次或更多次的汉字成为单个词片</translation>
    </message>
    <message>
        <source>bpe: what pieces are made of, bytes or characters (bytes)</source>
        <translation>bpe：词片由什么构成，bytes 或 characters（bytes）</translation>
    </message>
    <message>
        <source>bpe: how words are cut, gpt2 or llama3 (gpt2)</source>
        <translation>bpe：如何把文本切成词，gpt2 或 llama3（gpt2）</translation>
    </message>
    <message>
        <source>Trains a tokenizer and writes it as Hugging Face&apos;s library does.</source>
        <translation>训练分词器，并像 Hugging Face 的库那样写出。</translation>
    </message>
    <message>
        <source>%1 has no tokenizer: expected tokenizer.json, vocab.txt, vocab.json with merges.txt, or a SentencePiece file such as tokenizer.model.</source>
        <translation>%1 没有分词器：应有 tokenizer.json、vocab.txt、vocab.json 和 merges.txt，或 SentencePiece 文件（如 tokenizer.model）。</translation>
    </message>
    <message>
        <source>Prints the tokens of a text as JSON.</source>
        <translation>以 JSON 输出文本的词元。</translation>
    </message>
    <message>
        <source>Trains a model from its beginning and writes it as a directory.</source>
        <translation>从头训练模型，并写成目录。</translation>
    </message>
    <message>
        <source>what to train and on what, see ARCHITECTURE.md</source>
        <translation>训练什么、用什么训练，见 ARCHITECTURE.md</translation>
    </message>
    <message>
        <source>the model&apos;s directory, with its log, snapshots and checkpoint</source>
        <translation>模型的目录，含其日志、快照和检查点</translation>
    </message>
    <message>
        <source>go on from the checkpoint in that directory</source>
        <translation>从该目录中的检查点继续</translation>
    </message>
    <message>
        <source>end after so many steps (those of the config)</source>
        <translation>在这么多步之后结束（配置中的步数）</translation>
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
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>step %1 of %2, loss %3, rate %4, %5 tokens/s, %6 left, waited %7 s for data</source>
        <translation>第 %1 步，共 %2 步，损失 %3，学习率 %4，%5 词元/秒，剩余 %6，等待数据 %7 秒</translation>
    </message>
    <message>
        <source>step %1, held-out loss %2</source>
        <translation>第 %1 步，留出损失 %2</translation>
    </message>
    <message>
        <source>Held-out sentences, written greedily</source>
        <translation>留出的句子，贪心写出</translation>
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
        <translation>逐词照搬</translation>
    </message>
    <message>
        <source>reordered</source>
        <translation>语序改变</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>语序不变</translation>
    </message>
    <message>
        <source>The cross-attention head that aligns words, picked on a set of its own</source>
        <translation>对齐词的交叉注意力头，在单独的一组数据上选取</translation>
    </message>
    <message>
        <source>words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>aligned</source>
        <translation>对齐</translation>
    </message>
    <message>
        <source>Content words of held-out sentences whose row is largest on the aligned word</source>
        <translation>留出句子中的实词，其所在行的最大值落在对齐的词上</translation>
    </message>
    <message>
        <source>words of</source>
        <translation>哪些词</translation>
    </message>
    <message>
        <source>all sentences</source>
        <translation>所有句子</translation>
    </message>
    <message>
        <source>reordered sentences</source>
        <translation>语序改变的句子</translation>
    </message>
    <message>
        <source>sentences in order</source>
        <translation>语序不变的句子</translation>
    </message>
    <message>
        <source>words that cross others</source>
        <translation>与其他词交叉的词</translation>
    </message>
    <message>
        <source>Sequences of word classes</source>
        <translation>词类的序列</translation>
    </message>
    <message>
        <source>sequences</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>always exact</source>
        <translation>总是完全一致</translation>
    </message>
    <message>
        <source>Sequences of word classes that come out wrong most often</source>
        <translation>最常出错的词类序列</translation>
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
        <translation>写出</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>The first held-out sentences that come out wrong</source>
        <translation>出错的留出句子中最前的几句</translation>
    </message>
    <message>
        <source>--option: %1 is no KEY=VALUE, as in lines.share=80.</source>
        <translation>--option：%1 不是 KEY=VALUE，如 lines.share=80。</translation>
    </message>
    <message>
        <source>--option: the view %1 has no options of its own; these have some: %2.</source>
        <translation>--option：视图 %1 没有自己的选项；有选项的视图为：%2。</translation>
    </message>
    <message>
        <source>--option: the view %1 has no option %2, or not with this value; it has %3.</source>
        <translation>--option：视图 %1 没有选项 %2，或不能取这个值；它的选项有 %3。</translation>
    </message>
    <message>
        <source>--option: %1 is a value that the view cannot take.</source>
        <translation>--option：%1 是视图不能采用的值。</translation>
    </message>
    <message>
        <source>an option of the view as session files have it, as in share=80 or lines.share=80</source>
        <translation>视图的一个选项，写法同会话文件，如 share=80 或 lines.share=80</translation>
    </message>
    <message>
        <source>One file can be opened, but %1 are given.</source>
        <translation>只能打开一个文件，但给出了 %1 个。</translation>
    </message>
    <message>
        <source>There is no file and no command %1; the commands are %2.</source>
        <translation>没有文件或命令 %1；命令有 %2。</translation>
    </message>
    <message>
        <source>Gradients are of the logit of token %1 (%2) at token %3.</source>
        <translation>梯度是词元 %1（%2）在词元 %3 处的 logit 的。</translation>
    </message>
    <message>
        <source>No text has as many as %1 tokens here.</source>
        <translation>这里没有文本有 %1 个词元那么多。</translation>
    </message>
    <message>
        <source>%1 has no lines &quot;%2&quot; and &quot;%3&quot;, between which the figures would be written.</source>
        <translation>%1 没有“%2”和“%3”这两行，数字本应写在它们之间。</translation>
    </message>
    <message>
        <source>kind is encoder, decoder or cross, not &quot;%1&quot;</source>
        <translation>kind 是 encoder、decoder 或 cross，而不是“%1”</translation>
    </message>
    <message>
        <source>layers times heads is not the number of totals</source>
        <translation>层数乘以头数不等于总计的个数</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>There is no text to compare with.</source>
        <translation>没有可比较的文本。</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) in B alone</source>
        <translation>
            <numerusform>仅 B 有 %n 个词元</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) in A alone</source>
        <translation>
            <numerusform>仅 A 有 %n 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>only in B: %1</source>
        <translation>仅在 B 中：%1</translation>
    </message>
    <message>
        <source>only in A: %1</source>
        <translation>仅在 A 中：%1</translation>
    </message>
    <message>
        <source>This view has no difference to show: it stands side by side for A and for B.</source>
        <translation>这个视图没有差可显示：A 和 B 并排显示。</translation>
    </message>
    <message>
        <source>An attention array has no model that could read another text.</source>
        <translation>注意力数组没有可以读另一段文本的模型。</translation>
    </message>
    <message>
        <source>Type the text to compare with.</source>
        <translation>请输入要比较的文本。</translation>
    </message>
    <message>
        <source>An attention array has no text that another model could read.</source>
        <translation>注意力数组没有可供另一个模型读取的文本。</translation>
    </message>
    <message>
        <source>Choose the model to compare with.</source>
        <translation>请选择要比较的模型。</translation>
    </message>
    <message>
        <source>No experiment is on: there is nothing to compare with.</source>
        <translation>没有打开的实验：没有可比较的内容。</translation>
    </message>
    <message>
        <source>Nothing can be compared here.</source>
        <translation>这里没有可比较的内容。</translation>
    </message>
    <message>
        <source>without experiments</source>
        <translation>没有实验</translation>
    </message>
    <message>
        <source>B has no attention of this kind.</source>
        <translation>B 没有这种注意力。</translation>
    </message>
    <message>
        <source>B has no head %1.</source>
        <translation>B 没有头 %1。</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>被掩蔽</translation>
    </message>
    <message>
        <source>Computing …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>头 %1</translation>
    </message>
    <message>
        <source>only one of the two has this token</source>
        <translation>两者中只有一个有这个词元</translation>
    </message>
    <message>
        <source>This pattern is of the token in focus, which B may not have.</source>
        <translation>此模式属于当前关注的词元，而 B 中未必有它。</translation>
    </message>
    <message>
        <source>compared with %1</source>
        <translation>与 %1 比较</translation>
    </message>
    <message>
        <source>the text “%1”</source>
        <translation>文本“%1”</translation>
    </message>
    <message>
        <source>the same without experiments</source>
        <translation>没有实验的同一次运行</translation>
    </message>
    <message>
        <source>comparison of A and B</source>
        <translation>A 与 B 的比较</translation>
    </message>
    <message>
        <source>A, compared with B</source>
        <translation>A，与 B 比较</translation>
    </message>
    <message>
        <source>B, compared with A</source>
        <translation>B，与 A 比较</translation>
    </message>
    <message>
        <source>difference A − B</source>
        <translation>差 A − B</translation>
    </message>
    <message>
        <source>not compared: what only A has</source>
        <translation>未比较：只有 A 有的内容</translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>%1 is longer than the 32 KB that a text to compare with may have; open it above, as A, and compare it with a shorter one.</source>
        <translation>%1 超过了要比较的文本可有的 32 KB；请在上方把它作为 A 打开，再与较短的文本比较。</translation>
    </message>
    <message>
        <source>%1 is no text that could be compared with.</source>
        <translation>%1 不是可以比较的文本。</translation>
    </message>
</context>
<context>
    <name>Compute</name>
    <message>
        <source>In the decoder&apos;s text: %1</source>
        <translation>解码器文本中：%1</translation>
    </message>
    <message>
        <source>untrained</source>
        <translation>未训练</translation>
    </message>
</context>
<context>
    <name>ComputeServices</name>
    <message>
        <source>An attention array has no model to open.</source>
        <translation>注意力数组没有可以打开的模型。</translation>
    </message>
</context>
<context>
    <name>CopyTable</name>
    <message>
        <source>There is no table yet: type a text first.</source>
        <translation>还没有表格：请先输入文本。</translation>
    </message>
    <message>
        <source>A table of %1 × %2 weights is too large for the clipboard: export the data to a file.</source>
        <translation>%1 × %2 个权重的表格对剪贴板来说太大：请把数据导出到文件。</translation>
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
        <translation>归一化熵</translation>
    </message>
    <message>
        <source>mean distance</source>
        <translation>平均距离</translation>
    </message>
    <message>
        <source>previous token</source>
        <translation>前一词元</translation>
    </message>
    <message>
        <source>same token</source>
        <translation>同一词元</translation>
    </message>
    <message>
        <source>next token</source>
        <translation>后一词元</translation>
    </message>
    <message>
        <source>first token</source>
        <translation>首词元</translation>
    </message>
    <message>
        <source>special tokens</source>
        <translation>特殊词元</translation>
    </message>
    <message>
        <source>punctuation</source>
        <translation>标点</translation>
    </message>
    <message>
        <source>same word before</source>
        <translation>此前的同一词</translation>
    </message>
    <message>
        <source>after the same word</source>
        <translation>同一词之后</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>no simple rule</source>
        <translation>无简单规则</translation>
    </message>
    <message>
        <source>H(i) = −Σⱼ p(i, j) log₂ p(i, j), in bits, mean over queries i. 0: each query looks at one key.</source>
        <translation>H(i) = −Σⱼ p(i, j) log₂ p(i, j)，单位为比特，对查询 i 取平均。0：每个查询只看一个键。</translation>
    </message>
    <message>
        <source>H(i) / log₂(number of keys that i sees), mean over queries i that see at least two. 0: one key, 1: all keys alike.</source>
        <translation>H(i) / log₂(i 可见的键数)，对至少可见两个键的查询 i 取平均。0：一个键，1：所有键相同。</translation>
    </message>
    <message>
        <source>Σⱼ p(i, j) |i − j|, in tokens, mean over queries i.</source>
        <translation>Σⱼ p(i, j) |i − j|，单位为词元，对查询 i 取平均。</translation>
    </message>
    <message>
        <source>p(i, i − 1), mean over queries i that have a token before them.</source>
        <translation>p(i, i − 1)，对前面有词元的查询 i 取平均。</translation>
    </message>
    <message>
        <source>p(i, i): the weight on the token itself, mean over queries i.</source>
        <translation>p(i, i)：词元对自身的权重，对查询 i 取平均。</translation>
    </message>
    <message>
        <source>p(i, i + 1), mean over queries i that have a token after them.</source>
        <translation>p(i, i + 1)，对后面有词元的查询 i 取平均。</translation>
    </message>
    <message>
        <source>p(i, 0), mean over queries i.</source>
        <translation>p(i, 0)，对查询 i 取平均。</translation>
    </message>
    <message>
        <source>Σ p(i, j) over special tokens j such as [CLS] and [SEP], mean over queries i.</source>
        <translation>对 [CLS]、[SEP] 等特殊词元 j 求 Σ p(i, j)，对查询 i 取平均。</translation>
    </message>
    <message>
        <source>Σ p(i, j) over tokens j that are punctuation alone, mean over queries i.</source>
        <translation>对只含标点的词元 j 求 Σ p(i, j)，对查询 i 取平均。</translation>
    </message>
    <message>
        <source>Σ p(i, j) over earlier tokens j equal to token i, mean over queries i that stood before in the text.</source>
        <translation>对此前与词元 i 相同的词元 j 求 Σ p(i, j)，对此前出现过的查询 i 取平均。</translation>
    </message>
    <message>
        <source>Σ p(i, j + 1) over earlier tokens j equal to token i, j + 1 &lt; i, mean over queries i that stood before in the text, the token just before left out.</source>
        <translation>对此前与词元 i 相同的词元 j（j + 1 &lt; i）求 Σ p(i, j + 1)，对此前出现过的查询 i 取平均，紧邻的前一词元不计。</translation>
    </message>
    <message>
        <source>maxⱼ p(i, j), mean over queries i.</source>
        <translation>maxⱼ p(i, j)，对查询 i 取平均。</translation>
    </message>
    <message>
        <source>1 − JSD, JSD(i) = H((p + q) / 2) − (H(p) + H(q)) / 2 in bits of the rows p and q of two heads, mean over queries i. 1: the same pattern, 0: never the same key.</source>
        <translation>1 − JSD，其中 JSD(i) = H((p + q) / 2) − (H(p) + H(q)) / 2，单位为比特，p 和 q 为两个头的对应行，对查询 i 取平均。1：注意力相同，0：从不看同一个键。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>sinusoidal</source>
        <translation>正弦</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>学习得到</translation>
    </message>
    <message>
        <source>rotary</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>ALiBi</source>
        <translation>ALiBi</translation>
    </message>
    <message>
        <source>relative</source>
        <translation>相对</translation>
    </message>
    <message>
        <source>rollout</source>
        <translation>注意力展开</translation>
    </message>
    <message>
        <source>flow</source>
        <translation>注意力流</translation>
    </message>
    <message>
        <source>value-weighted</source>
        <translation>值加权</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>The model&apos;s head has a dense layer, its activation and a norm before the vocabulary&apos;s matrix; every depth goes through them.</source>
        <translation>模型的输出头在词表矩阵之前有一个全连接层、激活函数和归一化；每一层深度都经过它们。</translation>
    </message>
    <message>
        <source>The model&apos;s head projects the stream to a narrower table first; so does every depth.</source>
        <translation>模型的输出头先把残差流投影到更窄的表；每一层深度也都如此。</translation>
    </message>
    <message>
        <source>The shares are of the logit before the model&apos;s cap, which is not linear.</source>
        <translation>各份额针对模型截限之前的 logit，截限是非线性的。</translation>
    </message>
    <message>
        <source>Each layer of this model norms the whole stream behind its sums (post-norm), so that the last norm is not the only one between a layer and the logits, which are then no sum of the layers&apos; parts.</source>
        <translation>这个模型的每一层都在相加之后对整个残差流做归一化（后归一化），因此层与 logits 之间不只有最后一个归一化，logits 也就不是各层部分之和。</translation>
    </message>
    <message>
        <source>A convolution changes the stream of this model, so that its logits are no sum of the layers&apos; parts.</source>
        <translation>这个模型的残差流被一个卷积改变，因此其 logits 不是各层部分之和。</translation>
    </message>
    <message>
        <source>The head of this model has a dense layer with an activation and a norm before the vocabulary&apos;s matrix, so that its logits are no sum of the layers&apos; parts.</source>
        <translation>这个模型的输出头在词表矩阵之前有一个带激活函数的全连接层和一个归一化，因此其 logits 不是各层部分之和。</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>cross</source>
        <translation>交叉</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有这个文件或目录</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是一个目录</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是目录</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入或输出错误</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>设备上没有剩余空间</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>只读文件系统</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符号链接的层数太多</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>无法分配内存</translation>
    </message>
    <message>
        <source>%1 %2 cannot be %3: there are tokens 0 to %4.</source>
        <translation>%1 %2 无法%3：词元为 0 到 %4。</translation>
    </message>
    <message>
        <source>%1 %2 has id %3, outside the model&apos;s vocabulary of %4 ids, 0 to %5.</source>
        <translation>%1 %2 的编号为 %3，超出模型词表的 %4 个编号（0 到 %5）。</translation>
    </message>
    <message>
        <source>%1 %2 has id %3, which is no word it has seen.</source>
        <translation>%1 %2 的编号为 %3，它不对应任何见过的词。</translation>
    </message>
    <message>
        <source>%1 %2 is at position %3; the model has positions 0 to %4.</source>
        <translation>%1 %2 位于位置 %3；模型的位置为 0 到 %4。</translation>
    </message>
    <message>
        <source>%1 %2 is at position %3; the model has positions from 0 on.</source>
        <translation>%1 %2 位于位置 %3；模型的位置从 0 开始。</translation>
    </message>
    <message>
        <source>%1 %2 to %3</source>
        <translation>%1 %2 到 %3</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 以及另外 %2 个</translation>
    </message>
    <message>
        <source>%1 asks for a search with %2 beams (num_beams); tokens are written one by one here, so that the text may differ.</source>
        <translation>%1 要求用 %2 个束做束搜索（num_beams）；这里逐个写出词元，因此文本可能不同。</translation>
    </message>
    <message>
        <source>%1 became shorter while it was read: it had %2 bytes when it was opened. Open it again once it is whole.</source>
        <translation>%1 在读取时变短了：打开时有 %2 个字节。请在它完整之后重新打开。</translation>
    </message>
    <message>
        <source>%1 begins at byte %2 of the data, which is no multiple of the alignment %3</source>
        <translation>%1 始于数据的第 %2 字节，不是对齐值 %3 的倍数</translation>
    </message>
    <message>
        <source>%1 belongs to a training of another model, seed, objective or data.</source>
        <translation>%1 属于另一次训练，其模型、种子、目标或数据不同。</translation>
    </message>
    <message>
        <source>%1 cannot be made: %2.</source>
        <translation>无法创建 %1：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be read: it is not a regular file.</source>
        <translation>无法读取 %1：它不是普通文件。</translation>
    </message>
    <message>
        <source>%1 cannot be read: no byte came from it for %2 seconds.</source>
        <translation>无法读取 %1：%2 秒内没有收到任何字节。</translation>
    </message>
    <message>
        <source>%1 does not cover whole characters of the text, which has %2 bytes</source>
        <translation>%1 没有落在文本的完整字符上，文本有 %2 个字节</translation>
    </message>
    <message>
        <source>%1 does not exist; a directory with config.json and model.safetensors is expected.</source>
        <translation>%1 不存在；应为包含 config.json 和 model.safetensors 的目录。</translation>
    </message>
    <message>
        <source>%1 does not go with the objective %2</source>
        <translation>%1 与目标 %2 不相配</translation>
    </message>
    <message>
        <source>%1 does not say what its decoder begins with (decoder_start_token_id); give a target language (--target-language on the command line) or the decoder&apos;s ids (--decoder-ids).</source>
        <translation>%1 没有说明其解码器以什么开头（decoder_start_token_id）；请给出目标语言（命令行上为 --target-language）或解码器的编号（--decoder-ids）。</translation>
    </message>
    <message>
        <source>%1 follows one stream of tokens from layer to layer, so there is none of cross-attention, only of encoder and decoder.</source>
        <translation>%1：沿一条词元流逐层进行，因此只有编码器的和解码器的，没有交叉注意力的。</translation>
    </message>
    <message>
        <source>%1 gives the id %2 to &quot;%3&quot; and to &quot;%4&quot;.</source>
        <translation>%1 把编号 %2 同时给了“%3”和“%4”。</translation>
    </message>
    <message>
        <source>%1 has %2 already; go on with that training (--resume), or choose another folder.</source>
        <translation>%1 中已有 %2；请继续那次训练（--resume），或另选一个文件夹。</translation>
    </message>
    <message>
        <source>%1 has %2 bytes; JSON of at most %3 bytes is read.</source>
        <translation>%1 有 %2 个字节；最多读取 %3 个字节的 JSON。</translation>
    </message>
    <message>
        <source>%1 has %2 bytes; a character map has at least 4.</source>
        <translation>%1 有 %2 个字节；字符映射表至少要有 4 个。</translation>
    </message>
    <message>
        <source>%1 has %2 bytes; a tokenizer takes at most %3.</source>
        <translation>%1有 %2 个字节；分词器最多接受 %3 个。</translation>
    </message>
    <message>
        <source>%1 has %2 entries for %3 %4; one for each is needed.</source>
        <translation>%1有 %2 项，而%4有 %3 个；每个需要一项。</translation>
    </message>
    <message>
        <source>%1 has a line of more than %2 bytes.</source>
        <translation>%1 中有一行超过 %2 个字节。</translation>
    </message>
    <message>
        <source>%1 has a repetition_penalty, which is not followed here.</source>
        <translation>%1 设有 repetition_penalty，这里不予遵循。</translation>
    </message>
    <message>
        <source>%1 has elements of type %2, which is not known</source>
        <translation>%1 的元素类型为 %2，该类型未知</translation>
    </message>
    <message>
        <source>%1 has more than %2 characters.</source>
        <translation>%1 超过 %2 个字符。</translation>
    </message>
    <message>
        <source>%1 has neither %2 nor %3.</source>
        <translation>%1 中既没有 %2，也没有 %3。</translation>
    </message>
    <message>
        <source>%1 has no config.json, which says what kind of model it is.</source>
        <translation>%1 中没有 config.json，而模型的种类由它说明。</translation>
    </message>
    <message>
        <source>%1 has no end: more than %2 bytes came from it.</source>
        <translation>%1 没有尽头：已收到超过 %2 个字节。</translation>
    </message>
    <message>
        <source>%1 has no language-model head, so that it tells no masked token.</source>
        <translation>%1 没有语言模型头，因此不预测被掩蔽的词元。</translation>
    </message>
    <message>
        <source>%1 has no language-model head, so that it tells no next token.</source>
        <translation>%1 没有语言模型头，因此不预测下一词元。</translation>
    </message>
    <message>
        <source>%1 has no line %2, the unknown token.</source>
        <translation>%1 中没有未知词元 %2 这一行。</translation>
    </message>
    <message>
        <source>%1 has no piece %2, which pieces that it lacks become.</source>
        <translation>%1 中没有词片 %2，而它所缺的词片都要归为这一个。</translation>
    </message>
    <message>
        <source>%1 has no pieces.</source>
        <translation>%1 中没有词片。</translation>
    </message>
    <message>
        <source>%1 has no room for a sequence and its copy.</source>
        <translation>%1 容不下一个序列及其副本。</translation>
    </message>
    <message>
        <source>%1 has no tensor &quot;%2&quot;, which should have shape %3.</source>
        <translation>%1 中没有张量“%2”，其形状应为 %3。</translation>
    </message>
    <message>
        <source>%1 has no text to learn from.</source>
        <translation>%1 中没有可供学习的文本。</translation>
    </message>
    <message>
        <source>%1 has no tokenizer files, so it takes the decoder&apos;s ids (--decoder-ids on the command line) and no second text.</source>
        <translation>%1 没有分词器文件，因此只接受解码器的编号（命令行上为 --decoder-ids），不接受第二段文本。</translation>
    </message>
    <message>
        <source>%1 has no tokenizer files, so it takes token ids (--ids on the command line) and no text; add its tokenizer.json to the folder.</source>
        <translation>%1 没有分词器文件，因此只接受词元编号（命令行上为 --ids），不接受文本；请把它的 tokenizer.json 放进该文件夹。</translation>
    </message>
    <message>
        <source>%1 has no two tokens in a row to count.</source>
        <translation>%1 中没有可以计数的两个相邻词元。</translation>
    </message>
    <message>
        <source>%1 has rows of %2 numbers, and %3 comes in blocks of %4</source>
        <translation>%1 每行有 %2 个数，而 %3 以 %4 个为一块</translation>
    </message>
    <message>
        <source>%1 has several GGUF files; open one of them: %2.</source>
        <translation>%1 中有多个 GGUF 文件；请打开其中一个：%2。</translation>
    </message>
    <message>
        <source>%1 has shape %2, more elements than a file can hold</source>
        <translation>%1 的形状为 %2，元素数超过一个文件所能容纳</translation>
    </message>
    <message>
        <source>%1 has the key &quot;%2&quot; twice in one object.</source>
        <translation>%1 中的一个对象有两个键“%2”。</translation>
    </message>
    <message>
        <source>%1 has too many lines.</source>
        <translation>%1 的行数过多。</translation>
    </message>
    <message>
        <source>%1 has too many pieces.</source>
        <translation>%1 的词片过多。</translation>
    </message>
    <message>
        <source>%1 holds a JSON number too large for a double.</source>
        <translation>%1 中有一个 JSON 数字过大，超出双精度浮点数的范围。</translation>
    </message>
    <message>
        <source>%1 holds its weights only as pytorch_model.bin, which is not opened because such a pickle can run any code; where you trust it, convert it with: python3 -c &quot;import torch, safetensors.torch as s; s.save_file({k: v.clone().contiguous() for k, v in torch.load(&apos;pytorch_model.bin&apos;, map_location=&apos;cpu&apos;, weights_only=True).items()}, &apos;model.safetensors&apos;)&quot;</source>
        <translation>%1 的权重只有 pytorch_model.bin，这里不打开它，因为这种 pickle 可以运行任意代码；如果你信任它，请用以下命令转换：python3 -c &quot;import torch, safetensors.torch as s; s.save_file({k: v.clone().contiguous() for k, v in torch.load(&apos;pytorch_model.bin&apos;, map_location=&apos;cpu&apos;, weights_only=True).items()}, &apos;model.safetensors&apos;)&quot;</translation>
    </message>
    <message>
        <source>%1 holds no tensor at all, so it has no weights.</source>
        <translation>%1 中没有任何张量，因此没有权重。</translation>
    </message>
    <message>
        <source>%1 holds no text.</source>
        <translation>%1 中没有文本。</translation>
    </message>
    <message>
        <source>%1 in quotes</source>
        <translation>带引号的 %1</translation>
    </message>
    <message>
        <source>%1 is %2 for %3 %4; it must be 1, or 0 for padding.</source>
        <translation>%1在%3 %4 处为 %2；必须是 1，填充处为 0。</translation>
    </message>
    <message>
        <source>%1 is %2, which is not in the vocabulary; the text needs it for &quot;%3&quot;.</source>
        <translation>%1 为 %2，它不在词表中；文本中的“%3”需要它。</translation>
    </message>
    <message>
        <source>%1 is 0 for every token, so that there is nothing to look at.</source>
        <translation>%1对每个词元都为 0，因此没有可看的内容。</translation>
    </message>
    <message>
        <source>%1 is a link that leads to itself (an incomplete download; fetch it again).</source>
        <translation>%1 是指向自身的链接（下载不完整；请重新获取）。</translation>
    </message>
    <message>
        <source>%1 is a link to a file that is not there (an incomplete download; fetch it again).</source>
        <translation>%1 是一个链接，所指的文件不存在（下载不完整；请重新获取）。</translation>
    </message>
    <message>
        <source>%1 is a link to a file that is not there, %2 (an incomplete download; fetch it again).</source>
        <translation>%1 是一个链接，所指的文件 %2 不存在（下载不完整；请重新获取）。</translation>
    </message>
    <message>
        <source>%1 is a list of lists, which is not read</source>
        <translation>%1 是由列表构成的列表，不支持读取</translation>
    </message>
    <message>
        <source>%1 is an encoder alone, so it writes no text.</source>
        <translation>%1 只是编码器，因此不写文本。</translation>
    </message>
    <message>
        <source>%1 is cut off: a field at byte %2 should have %3 bytes, %4 are there.</source>
        <translation>%1 被截断：第 %2 字节处的字段应有 %3 个字节，实际有 %4 个。</translation>
    </message>
    <message>
        <source>%1 is cut off: its trie should have %2 bytes, %3 are there.</source>
        <translation>%1 被截断：其字典树应有 %2 个字节，实际有 %3 个。</translation>
    </message>
    <message>
        <source>%1 is empty, where JSON was expected.</source>
        <translation>%1 是空的，而这里应为 JSON。</translation>
    </message>
    <message>
        <source>%1 is empty; a SentencePiece model is needed.</source>
        <translation>%1 是空的；需要 SentencePiece 模型。</translation>
    </message>
    <message>
        <source>%1 is empty; at least one line of JSON was expected.</source>
        <translation>%1 是空的；至少应有一行 JSON。</translation>
    </message>
    <message>
        <source>%1 is made for up to %2 tokens, and there are %3.</source>
        <translation>%1：最多用于 %2 个词元，而这里有 %3 个。</translation>
    </message>
    <message>
        <source>%1 is malformed at byte %2: %3.</source>
        <translation>%1 在第 %2 字节处格式错误：%3。</translation>
    </message>
    <message>
        <source>%1 is missing; the text needs it for &quot;%2&quot;.</source>
        <translation>%1 缺失；文本中的“%2”需要它。</translation>
    </message>
    <message>
        <source>%1 is no SentencePiece model; a tokenizer.json made by transformers&apos; AutoTokenizer.from_pretrained(...).save_pretrained(...) would be read.</source>
        <translation>%1 不是 SentencePiece 模型；可以读取由 transformers 的 AutoTokenizer.from_pretrained(...).save_pretrained(...) 写出的 tokenizer.json。</translation>
    </message>
    <message>
        <source>%1 is no checkpoint of a training.</source>
        <translation>%1 不是训练的检查点。</translation>
    </message>
    <message>
        <source>%1 is not a GGUF file: it does not begin with &quot;GGUF&quot;.</source>
        <translation>%1 不是 GGUF 文件：它不以“GGUF”开头。</translation>
    </message>
    <message>
        <source>%1 is not a NumPy array file: %2.</source>
        <translation>%1 不是 NumPy 数组文件：%2。</translation>
    </message>
    <message>
        <source>%1 is not a directory with a model.</source>
        <translation>%1 不是含有模型的目录。</translation>
    </message>
    <message>
        <source>%1 is not a safetensors file: %2.</source>
        <translation>%1 不是 safetensors 文件：%2。</translation>
    </message>
    <message>
        <source>%1 is not a whole ZIP archive: %2.</source>
        <translation>%1 不是完整的 ZIP 压缩包：%2。</translation>
    </message>
    <message>
        <source>%1 is not valid JSON at %2.</source>
        <translation>%1 在%2处不是有效的 JSON。</translation>
    </message>
    <message>
        <source>%1 is not valid JSON at %2: %3 is no finite number.</source>
        <translation>%1 在%2处不是有效的 JSON：%3 不是有限的数。</translation>
    </message>
    <message>
        <source>%1 is not valid JSON: a NUL byte at byte %2.</source>
        <translation>%1 不是有效的 JSON：第 %2 字节处是 NUL 字节。</translation>
    </message>
    <message>
        <source>%1 is not valid JSON: it ends too early, after %2 bytes.</source>
        <translation>%1 不是有效的 JSON：在 %2 个字节之后过早结束。</translation>
    </message>
    <message>
        <source>%1 is not valid UTF-8 at byte %2.</source>
        <translation>%1 在第 %2 字节处不是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>%1 is of type %2, which is not known</source>
        <translation>%1 的类型为 %2，该类型未知</translation>
    </message>
    <message>
        <source>%1 is only a Git LFS pointer to the real file; fetch that with &quot;git lfs pull&quot;.</source>
        <translation>%1 只是指向真正文件的 Git LFS 指针；请用“git lfs pull”获取该文件。</translation>
    </message>
    <message>
        <source>%1 is outside the text, which has %2 characters</source>
        <translation>%1 超出文本的范围，文本有 %2 个字符</translation>
    </message>
    <message>
        <source>%1 is there twice</source>
        <translation>%1 出现两次</translation>
    </message>
    <message>
        <source>%1 is too large: at most %2 bytes are read.</source>
        <translation>%1 过大：最多读取 %2 个字节。</translation>
    </message>
    <message>
        <source>%1 is too long.</source>
        <translation>%1 过长。</translation>
    </message>
    <message>
        <source>%1 leads to byte %2 of %3 bytes of replacements, where none begins.</source>
        <translation>%1 指向替换文本的第 %2 字节（共 %3 个字节），而那里没有替换文本开始。</translation>
    </message>
    <message>
        <source>%1 leads to unit %2 of a trie of %3 units.</source>
        <translation>%1 指向字典树的单元 %2，而字典树有 %3 个单元。</translation>
    </message>
    <message>
        <source>%1 leaves %2 %3 no key to look at; its row is empty.</source>
        <translation>%1使 %2 个%3没有可看的键；它的行为空。</translation>
    </message>
    <message>
        <source>%1 leaves %2 %3 no key to look at; their rows are empty.</source>
        <translation>%1使 %2 个%3没有可看的键；它们的行为空。</translation>
    </message>
    <message>
        <source>%1 merges &quot;%2&quot; and &quot;%3&quot;, %4.</source>
        <translation>%1 合并“%2”和“%3”，%4。</translation>
    </message>
    <message>
        <source>%1 must be 0 or 1, not %2</source>
        <translation>%1 必须是 0 或 1，而不是 %2</translation>
    </message>
    <message>
        <source>%1 must be a JSON object, not %2.</source>
        <translation>%1 必须是 JSON 对象，而不是 %2。</translation>
    </message>
    <message>
        <source>%1 must be a list of pieces and scores, not %2.</source>
        <translation>%1 必须是词片和分数的列表，而不是 %2。</translation>
    </message>
    <message>
        <source>%1 must be a list, not %2.</source>
        <translation>%1 必须是列表，而不是 %2。</translation>
    </message>
    <message>
        <source>%1 must be an object of pieces and ids, not %2.</source>
        <translation>%1 必须是词片和编号的对象，而不是 %2。</translation>
    </message>
    <message>
        <source>%1 must be two pieces with a space between them, not &quot;%2&quot;.</source>
        <translation>%1 必须是以一个空格隔开的两个词片，而不是“%2”。</translation>
    </message>
    <message>
        <source>%1 must be two pieces, as &quot;a b&quot; or [&quot;a&quot;, &quot;b&quot;], not %2.</source>
        <translation>%1 必须是两个词片，如 &quot;a b&quot; 或 [&quot;a&quot;, &quot;b&quot;]，而不是 %2。</translation>
    </message>
    <message>
        <source>%1 names the file %2, which is not in its folder.</source>
        <translation>%1 指定了文件 %2，而它不在同一文件夹中。</translation>
    </message>
    <message>
        <source>%1 needs as many queries as keys, and there are %2 queries and %3 keys.</source>
        <translation>%1：查询必须与键一样多，而这里有 %2 个查询和 %3 个键。</translation>
    </message>
    <message>
        <source>%1 needs weights of which none is negative.</source>
        <translation>%1：权重中不能有负数。</translation>
    </message>
    <message>
        <source>%1 nests JSON deeper than %2 levels at byte %3.</source>
        <translation>%1 在第 %3 字节处的 JSON 嵌套超过 %2 层。</translation>
    </message>
    <message>
        <source>%1 predicts masked tokens, and the text has none; write %2 in it or say which token to mask.</source>
        <translation>%1 预测被掩蔽的词元，而文本中没有；请在文本中写入 %2，或指定要掩蔽的词元。</translation>
    </message>
    <message>
        <source>%1 predicts no tokens: its checkpoint holds no language-model head.</source>
        <translation>%1 不预测词元：其检查点没有语言模型头。</translation>
    </message>
    <message>
        <source>%1 predicts the next token, so that no token of its text can be masked.</source>
        <translation>%1 预测下一词元，因此不能掩蔽其文本中的词元。</translation>
    </message>
    <message>
        <source>%1 says that %2 holds tensor &quot;%3&quot;, but it does not.</source>
        <translation>%1 说 %2 中有张量“%3”，但其中没有。</translation>
    </message>
    <message>
        <source>%1 should be the %2 bytes from byte %3 of the data on, but the file holds only %4 bytes of data</source>
        <translation>%1 应为数据中从第 %3 字节起的 %2 个字节，但文件只有 %4 个字节的数据</translation>
    </message>
    <message>
        <source>%1 should have %2 bytes, more than the %3 that are allowed</source>
        <translation>%1 应有 %2 个字节，超过允许的 %3 个</translation>
    </message>
    <message>
        <source>%1 should have %2 dimensions, more than the %3 that are allowed</source>
        <translation>%1 应有 %2 个维度，超过允许的 %3 个</translation>
    </message>
    <message>
        <source>%1 token</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>%1 would take %2 of memory, and %3 are free.</source>
        <translation>%1：需要 %2 内存，而可用的只有 %3。</translation>
    </message>
    <message>
        <source>%1 writes no text: its checkpoint holds no language-model head.</source>
        <translation>%1 不写文本：其检查点没有语言模型头。</translation>
    </message>
    <message>
        <source>%1%2 must be a JSON object, not %3.</source>
        <translation>%1%2 必须是 JSON 对象，而不是 %3。</translation>
    </message>
    <message>
        <source>%1%2: expected floating-point weights, found elements of type %3.</source>
        <translation>%1%2：应为浮点数权重，而元素类型实际为 %3。</translation>
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
        <translation>%1，第 %2 行：应为以逗号分隔的值，实际发现%3。</translation>
    </message>
    <message>
        <source>%1, line %2: the text is not valid UTF-8.</source>
        <translation>%1，第 %2 行：文本不是有效的 UTF-8。</translation>
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
        <translation>%1：%2“%3”在这个模型中没有自己的词元。</translation>
    </message>
    <message>
        <source>%1: %2 is %3, but %4 holds tensor &quot;%5&quot; (layers count from 0).</source>
        <translation>%1：%2 为 %3，但 %4 中有张量“%5”（层从 0 数起）。</translation>
    </message>
    <message>
        <source>%1: %2 is missing, so that the model as it was before training cannot be made again.</source>
        <translation>%1：缺少 %2，因此无法重新得到训练之前的模型。</translation>
    </message>
    <message>
        <source>%1: %2 is not an encoder-decoder model.</source>
        <translation>%1：%2 不是编码器-解码器模型。</translation>
    </message>
    <message>
        <source>%1: %2 is true, but %3 is %4, which is not in the vocabulary.</source>
        <translation>%1：%2 为 true，但 %3 为 %4，它不在词表中。</translation>
    </message>
    <message>
        <source>%1: %2 is true, but %3 is missing.</source>
        <translation>%1：%2 为 true，但缺少 %3。</translation>
    </message>
    <message>
        <source>%1: %2 must be a text, not %3.</source>
        <translation>%1：%2 必须是文本，而不是 %3。</translation>
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
        <translation>%1：%2：应有 %3 个键，即此前各步的加上自身的 %4 个，实际有 %5 个。</translation>
    </message>
    <message>
        <source>%1: %2: expected at least as many keys as queries, found %3 queries and %4 keys.</source>
        <translation>%1：%2：键至少应与查询一样多，实际有 %3 个查询和 %4 个键。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is %3 words to this tokenizer, so that it cannot be one piece.</source>
        <translation>%1：“%2”对这个分词器来说是 %3 个词，因此不能成为一个词片。</translation>
    </message>
    <message>
        <source>%1: __metadata__ must be an object whose values are texts.</source>
        <translation>%1：__metadata__ 必须是一个对象，其值均为文本。</translation>
    </message>
    <message>
        <source>%1: a text of %2 tokens has no perplexity; at least two tokens are needed.</source>
        <translation>%1：%2 个词元的文本没有困惑度；至少需要两个词元。</translation>
    </message>
    <message>
        <source>%1: answer is the same as in the line before, so that nothing would move.</source>
        <translation>%1：answer 与上一行相同，因此不会有任何转移。</translation>
    </message>
    <message>
        <source>%1: bytes %2 to %3 of the data belong to no tensor.</source>
        <translation>%1：数据的第 %2 到 %3 字节不属于任何张量。</translation>
    </message>
    <message>
        <source>%1: descr &apos;%2&apos; is none of the element types that are read: floating-point numbers of 2, 4 and 8 bytes, bfloat16, whole numbers and booleans (save array.astype(&apos;float32&apos;)).</source>
        <translation>%1：descr &apos;%2&apos; 不是可读取的元素类型：2、4 和 8 字节的浮点数、bfloat16、整数和布尔值（请保存 array.astype(&apos;float32&apos;)）。</translation>
    </message>
    <message>
        <source>%1: descr &apos;|O&apos; means pickled Python objects, which are not read; save an array of numbers (np.stack(list) where the shapes agree, else np.savez with one array for each).</source>
        <translation>%1：descr &apos;|O&apos; 表示经 pickle 的 Python 对象，这里不读取；请保存数值数组（形状一致时用 np.stack(list)，否则用 np.savez，每个各存为一个数组）。</translation>
    </message>
    <message>
        <source>%1: ends before its %2 bytes are there.</source>
        <translation>%1：在其 %2 个字节读完之前就结束了。</translation>
    </message>
    <message>
        <source>%1: expected %2 arrays called %3, one for every combination of the numbers, found %4.</source>
        <translation>%1：应有 %2 个名为 %3 的数组，编号的每种组合一个，实际有 %4 个。</translation>
    </message>
    <message>
        <source>%1: expected %2 fields, found %3.</source>
        <translation>%1：应有 %2 个字段，实际有 %3 个。</translation>
    </message>
    <message>
        <source>%1: expected %2 labels, one for each %3, found %4.</source>
        <translation>%1：应有 %2 个标签（%3：各一个），实际有 %4 个。</translation>
    </message>
    <message>
        <source>%1: expected %2 to be a number from 0, found &quot;%3&quot;.</source>
        <translation>%1：%2 应为不小于 0 的数，实际为“%3”。</translation>
    </message>
    <message>
        <source>%1: expected %2 weights as on the lines before, found %3.</source>
        <translation>%1：应与前面各行一样有 %2 个权重，实际有 %3 个。</translation>
    </message>
    <message>
        <source>%1: expected a JSON array of token labels.</source>
        <translation>%1：应为词元标签的 JSON 数组。</translation>
    </message>
    <message>
        <source>%1: expected a line for every layer, head, query and key, found %2 lines for %3, %4, %5 and %6.</source>
        <translation>%1：每个层、头、查询和键的组合应有一行，实际有 %2 行：%3、%4、%5 和 %6。</translation>
    </message>
    <message>
        <source>%1: expected a matrix of weights, found an empty file.</source>
        <translation>%1：应为权重矩阵，实际是空文件。</translation>
    </message>
    <message>
        <source>%1: expected a matrix of weights, found labels only.</source>
        <translation>%1：应为权重矩阵，实际只有标签。</translation>
    </message>
    <message>
        <source>%1: expected a text.</source>
        <translation>%1：应为文本。</translation>
    </message>
    <message>
        <source>%1: expected a weight, found &quot;%2&quot;.</source>
        <translation>%1：应为权重，实际为“%2”。</translation>
    </message>
    <message>
        <source>%1: expected a weight, found &quot;&quot;.</source>
        <translation>%1：应为权重，实际为“”。</translation>
    </message>
    <message>
        <source>%1: expected an array of 2 to 4 dimensions ([layers, heads, queries, keys]), found the shape %2.</source>
        <translation>%1：应为 2 到 4 维的数组（[layers, heads, queries, keys]），实际形状为 %2。</translation>
    </message>
    <message>
        <source>%1: expected an array of attention weights, found none.</source>
        <translation>%1：应为注意力权重的数组，实际没有。</translation>
    </message>
    <message>
        <source>%1: expected an attention array (.safetensors, .npy, .npz, .json, .csv, .tsv or a .txt of numbers), found %2.</source>
        <translation>%1：应为注意力数组（.safetensors、.npy、.npz、.json、.csv、.tsv，或由数字构成的 .txt），实际是：%2。</translation>
    </message>
    <message>
        <source>%1: expected arrays encoder, decoder or cross, one array for each layer (layer_0, layer_1, ...), or a single array, found %2.</source>
        <translation>%1：应为数组 encoder、decoder 或 cross，每层一个数组（layer_0、layer_1、...），或单个数组，实际是 %2。</translation>
    </message>
    <message>
        <source>%1: expected as many queries as keys for self-attention, found %2 queries and %3 keys.</source>
        <translation>%1：自注意力的查询应与键一样多，实际有 %2 个查询和 %3 个键。</translation>
    </message>
    <message>
        <source>%1: expected at least one cell, found the shape %2.</source>
        <translation>%1：应至少有一个单元格，实际形状为 %2。</translation>
    </message>
    <message>
        <source>%1: expected finite weights, found %2 at layer %3, head %4, query %5, key %6.</source>
        <translation>%1：权重应为有限的数，实际在层 %3、头 %4、查询 %5、键 %6 处为 %2。</translation>
    </message>
    <message>
        <source>%1: expected finite weights, found %2.</source>
        <translation>%1：权重应为有限的数，实际为 %2。</translation>
    </message>
    <message>
        <source>%1: expected kind encoder, decoder or cross, found &quot;%2&quot;.</source>
        <translation>%1：kind 应为 encoder、decoder 或 cross，实际为“%2”。</translation>
    </message>
    <message>
        <source>%1: expected lines of weights after the header, found none.</source>
        <translation>%1：表头之后应有权重的行，实际没有。</translation>
    </message>
    <message>
        <source>%1: expected one array of each kind, found two of %2 attention: name them encoder, decoder or cross.</source>
        <translation>%1：每种注意力应有一个数组，实际有两个属于同一种（%2）：请把它们命名为 encoder、decoder 或 cross。</translation>
    </message>
    <message>
        <source>%1: expected texts only, but entry %2 is none.</source>
        <translation>%1：应全部为文本，但项 %2 不是。</translation>
    </message>
    <message>
        <source>%1: expected texts, found &apos;%2&apos;.</source>
        <translation>%1：应为文本，实际为 &apos;%2&apos;。</translation>
    </message>
    <message>
        <source>%1: expected the attention of one sequence, found a batch of %2 in the shape %3; take one of it, %4[%5].</source>
        <translation>%1：应为一个序列的注意力，实际是形状 %3 中 %2 个序列的一批；请取其中之一，即 %4[%5]。</translation>
    </message>
    <message>
        <source>%1: expected the attention of one sequence, found several: %2, %3, ...; save one of them.</source>
        <translation>%1：应为一个序列的注意力，实际有多个：%2、%3、...；请保存其中之一。</translation>
    </message>
    <message>
        <source>%1: expected the shape %2 of %3, found %4.</source>
        <translation>%1：形状应与 %3 的 %2 相同，实际为 %4。</translation>
    </message>
    <message>
        <source>%1: expected the token &quot;%2&quot; as on an earlier line, found &quot;%3&quot;.</source>
        <translation>%1：词元应与前面的行一样为“%2”，实际为“%3”。</translation>
    </message>
    <message>
        <source>%1: expected tokens, query_tokens, key_tokens or description, found &quot;%2&quot;.</source>
        <translation>%1：应为 tokens、query_tokens、key_tokens 或 description，实际为“%2”。</translation>
    </message>
    <message>
        <source>%1: is damaged: its checksum differs.</source>
        <translation>%1：已损坏：校验和不符。</translation>
    </message>
    <message>
        <source>%1: is encrypted, which is not read.</source>
        <translation>%1：已加密，不支持读取。</translation>
    </message>
    <message>
        <source>%1: is packed with method %2, and only stored and deflated entries are read.</source>
        <translation>%1：以方法 %2 压缩，而这里只读取未压缩（stored）和以 deflate 压缩的条目。</translation>
    </message>
    <message>
        <source>%1: its data is not where the archive&apos;s directory says.</source>
        <translation>%1：其数据不在压缩包目录所说的位置。</translation>
    </message>
    <message>
        <source>%1: its data should have %2 bytes, more than the archive holds; it may have been cut short.</source>
        <translation>%1：其数据应有 %2 个字节，多于压缩包所含的；它可能被截断了。</translation>
    </message>
    <message>
        <source>%1: its packed data is damaged.</source>
        <translation>%1：其压缩的数据已损坏。</translation>
    </message>
    <message>
        <source>%1: its tokenizer has no [MASK] or &lt;mask&gt;, so that no token of a text can be masked.</source>
        <translation>%1：其分词器没有 [MASK] 或 &lt;mask&gt;，因此不能掩蔽文本中的词元。</translation>
    </message>
    <message>
        <source>%1: length must be at most %2, the tokens that the model has positions for, not %3.</source>
        <translation>%1：length 最多为 %2，即模型有位置的词元数，而不是 %3。</translation>
    </message>
    <message>
        <source>%1: model.decoder_start_token_id is missing, so the decoder has nothing to begin with.</source>
        <translation>%1：缺少 model.decoder_start_token_id，因此解码器没有可以开头的词元。</translation>
    </message>
    <message>
        <source>%1: model.vocab_size must be at least %2, the size of the tokenizer&apos;s vocabulary, not %3.</source>
        <translation>%1：model.vocab_size 必须至少为 %2，即分词器词表的大小，而不是 %3。</translation>
    </message>
    <message>
        <source>%1: model_type %2 is not among the families known here, but its keys and tensors are those of %3; it can be opened as that (--as %3 on the command line), if it computes the same.</source>
        <translation>%1：model_type %2 不在这里已知的模型家族之中，但它的键和张量与 %3 的相同；如果计算方式一样，可以这样打开（命令行上用 --as %3）。</translation>
    </message>
    <message>
        <source>%1: model_type %2 is not among the families known here: %3.</source>
        <translation>%1：model_type %2 不在这里已知的模型家族之中：%3。</translation>
    </message>
    <message>
        <source>%1: model_type %2 is run as %3, as was asked for.</source>
        <translation>%1：按要求把 model_type %2 当作 %3 运行。</translation>
    </message>
    <message>
        <source>%1: no document has two tokens, so that there is no perplexity.</source>
        <translation>%1：没有任何文档含有两个词元，因此没有困惑度。</translation>
    </message>
    <message>
        <source>%1: no token of its vocabulary stands for a text.</source>
        <translation>%1：其词表中没有代表文本的词元。</translation>
    </message>
    <message>
        <source>%1: nothing was made of the key %2, so the numbers may not be the model&apos;s own.</source>
        <translation>%1：未使用键 %2，因此数值可能与模型自身的不同。</translation>
    </message>
    <message>
        <source>%1: nothing was made of the keys %2, so the numbers may not be the model&apos;s own.</source>
        <translation>%1：未使用以下键：%2；因此数值可能与模型自身的不同。</translation>
    </message>
    <message>
        <source>%1: objective.kind is sequence-to-sequence, which needs a model with an encoder and a decoder.</source>
        <translation>%1：objective.kind 为 sequence-to-sequence，这需要带编码器和解码器的模型。</translation>
    </message>
    <message>
        <source>%1: objective.kind must be sequence-to-sequence, since the model is a model with an encoder and a decoder.</source>
        <translation>%1：objective.kind 必须是 sequence-to-sequence，因为模型带有编码器和解码器。</translation>
    </message>
    <message>
        <source>%1: pair must be the same number in this line and in the next.</source>
        <translation>%1：pair 在这一行和下一行中必须是同一个数。</translation>
    </message>
    <message>
        <source>%1: prompt has no token.</source>
        <translation>%1：prompt 没有词元。</translation>
    </message>
    <message>
        <source>%1: shape %2 has more elements than a file can hold.</source>
        <translation>%1：形状 %2 的元素数超过一个文件所能容纳。</translation>
    </message>
    <message>
        <source>%1: shape %2 of &apos;%3&apos; does not fit the %4 bytes that follow the header.</source>
        <translation>%1：&apos;%3&apos; 的形状 %2 与文件头之后的 %4 个字节不符。</translation>
    </message>
    <message>
        <source>%1: shape %2 of &apos;%3&apos; needs %4 bytes, but %5 follow the header.</source>
        <translation>%1：&apos;%3&apos; 的形状 %2 需要 %4 个字节，但文件头之后有 %5 个。</translation>
    </message>
    <message>
        <source>%1: should have %2 bytes, but has %3.</source>
        <translation>%1：应有 %2 个字节，实际有 %3 个。</translation>
    </message>
    <message>
        <source>%1: src_lang asks for %2, which is no token of the vocabulary.</source>
        <translation>%1：src_lang 要求 %2，它不是词表中的词元。</translation>
    </message>
    <message>
        <source>%1: tensor %2 has %3 rows, which are not those of %4 heads of even size.</source>
        <translation>%1：张量 %2 有 %3 行，这不符合 %4 个偶数大小的头。</translation>
    </message>
    <message>
        <source>%1: tensor %2 has numbers of type %3, and only F32, F16, BF16, Q8_0, Q4_0, Q4_1, Q5_0, Q5_1, Q4_K, Q5_K, Q6_K and MXFP4 are read.</source>
        <translation>%1：张量 %2 的数为类型 %3，而这里只读取 F32、F16、BF16、Q8_0、Q4_0、Q4_1、Q5_0、Q5_1、Q4_K、Q5_K、Q6_K 和 MXFP4。</translation>
    </message>
    <message>
        <source>%1: tensor %2 of shape %3 should hold all experts of a layer.</source>
        <translation>%1：形状为 %3 的张量 %2 应含有一层的所有专家。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; %3.</source>
        <translation>%1：张量“%2”%3。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; differs from &quot;%3&quot;, though %4 says that they are the same (tie_word_embeddings); each is used as it is stored.</source>
        <translation>%1：张量“%2”与“%3”不同，尽管 %4 说它们相同（tie_word_embeddings）；二者各按所存的内容使用。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; has dtype %3, where floating-point weights are needed (quantized checkpoints are not read).</source>
        <translation>%1：张量“%2”的 dtype 为 %3，而这里需要浮点数权重（不读取量化的检查点）。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; has shape %3, but %4 asks for %5.</source>
        <translation>%1：张量“%2”的形状为 %3，但 %4 要求 %5。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; holds NaN or an infinite number at %3.</source>
        <translation>%1：张量“%2”在 %3 处有 NaN 或无穷大。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; is not stored as its family has it, so that the model cannot be trained further.</source>
        <translation>%1：张量“%2”没有按其系列的方式存储，因此模型无法继续训练。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; is stored with its numbers in another order, which is read of single projections only.</source>
        <translation>%1：张量“%2”中的数按另一种顺序存储，只有单个投影才能这样读取。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; must have %3 float32 numbers, as many as the model&apos;s parameters.</source>
        <translation>%1：张量“%2”必须有 %3 个 float32 数，与模型的参数一样多。</translation>
    </message>
    <message>
        <source>%1: tensors &quot;%2&quot; and &quot;%3&quot; overlap in the data.</source>
        <translation>%1：张量“%2”和“%3”在数据中重叠。</translation>
    </message>
    <message>
        <source>%1: the NumPy header %2.</source>
        <translation>%1：NumPy 文件头%2。</translation>
    </message>
    <message>
        <source>%1: the data of %2 have no token that can be predicted.</source>
        <translation>%1：%2的数据中没有可以预测的词元。</translation>
    </message>
    <message>
        <source>%1: the family %2 does not use %3 tensors, so the numbers may not be the checkpoint&apos;s own: %4.</source>
        <translation>%1：模型家族 %2 不使用其中 %3 个张量，所以数值可能与检查点本身的不同：%4。</translation>
    </message>
    <message>
        <source>%1: the family %2 does not use 1 tensor, so the numbers may not be the checkpoint&apos;s own: %3.</source>
        <translation>%1：模型家族 %2 不使用其中 1 个张量，所以数值可能与检查点本身的不同：%3。</translation>
    </message>
    <message>
        <source>%1: the regular expression &quot;%2&quot; cannot be read (%3).</source>
        <translation>%1：无法读取正则表达式“%2”（%3）。</translation>
    </message>
    <message>
        <source>%1: the regular expression &quot;%2&quot; failed on this text (%3).</source>
        <translation>%1：正则表达式“%2”在这段文本上失败（%3）。</translation>
    </message>
    <message>
        <source>%1: the regular expression &quot;%2&quot; takes too long on this text and was stopped.</source>
        <translation>%1：正则表达式“%2”在这段文本上耗时过长，已停止。</translation>
    </message>
    <message>
        <source>%1: the regular expression &quot;%2&quot; takes too much memory on this text and was stopped.</source>
        <translation>%1：正则表达式“%2”在这段文本上占用内存过多，已停止。</translation>
    </message>
    <message>
        <source>%1: the replacements are not valid UTF-8 at byte %2.</source>
        <translation>%1：替换文本在第 %2 字节处不是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>%1: the target&apos;s word at byte %2 has no token of its own in this model.</source>
        <translation>%1：目标中第 %2 字节处的词在这个模型中没有自己的词元。</translation>
    </message>
    <message>
        <source>%1: the texts are too short to look for a head in them.</source>
        <translation>%1：这些文本太短，无法在其中寻找头。</translation>
    </message>
    <message>
        <source>%1: this cell is there twice.</source>
        <translation>%1：这个单元格出现两次。</translation>
    </message>
    <message>
        <source>%1: tokenizer %2 has no [MASK] or &lt;mask&gt;, which the masked objective needs.</source>
        <translation>%1：分词器 %2 没有 [MASK] 或 &lt;mask&gt;，而掩码目标需要它。</translation>
    </message>
    <message>
        <source>%1: tokenizer %2 has no tokenizer.json or vocabulary.</source>
        <translation>%1：分词器 %2 没有 tokenizer.json 或词表。</translation>
    </message>
    <message>
        <source>%1: tokenizer %2 has no tokens that stand for text.</source>
        <translation>%1：分词器 %2 没有代表文本的词元。</translation>
    </message>
    <message>
        <source>%1: tokenizer.ggml.pre is %2, a way of cutting texts into words that is not among those known here: %3.</source>
        <translation>%1：tokenizer.ggml.pre 为 %2，这种把文本切分为词的方式不在这里已知的之列：%3。</translation>
    </message>
    <message>
        <source>%1: weight_map must give a file name for &quot;%2&quot;, not %3.</source>
        <translation>%1：weight_map 必须为“%2”给出文件名，而不是 %3。</translation>
    </message>
    <message>
        <source>%1: weight_map must name a file in the same folder for &quot;%2&quot;, not %3.</source>
        <translation>%1：weight_map 必须为“%2”指定同一文件夹中的文件，而不是 %3。</translation>
    </message>
    <message>
        <source>%1: words have source spans that overlap without being the same.</source>
        <translation>%1：有些词的原文片段相互重叠，却不相同。</translation>
    </message>
    <message>
        <source>%1: would unpack to %2 bytes from %3, which no array of weights does.</source>
        <translation>%1：会从 %3 个字节解压成 %2 个字节，权重数组不会如此。</translation>
    </message>
    <message>
        <source>%1[%2] must be a piece and its score, as [&quot;a&quot;, -1.5], not %3.</source>
        <translation>%1[%2] 必须是词片及其分数，如 [&quot;a&quot;, -1.5]，而不是 %3。</translation>
    </message>
    <message>
        <source>%1[&quot;%2&quot;] must be a whole number from 0 to %3, not %4.</source>
        <translation>%1[&quot;%2&quot;] 必须是从 0 到 %3 的整数，而不是 %4。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;</source>
        <translation>&apos;%1&apos;</translation>
    </message>
    <message>
        <source>--decoder-ids and a second text both say what the decoder has written; give one of them.</source>
        <translation>--decoder-ids 和第二段文本都说明解码器写了什么；请只给出其中之一。</translation>
    </message>
    <message>
        <source>--target-language: %1 has no token for the language &quot;%2&quot;.</source>
        <translation>--target-language：%1 没有语言“%2”的词元。</translation>
    </message>
    <message>
        <source>--target-language: %1 has no tokenizer files, so it knows no languages.</source>
        <translation>--target-language：%1 没有分词器文件，因此不认识任何语言。</translation>
    </message>
    <message>
        <source>A convolution over tokens needs an odd width, not %1.</source>
        <translation>词元上的卷积需要奇数宽度，而不是 %1。</translation>
    </message>
    <message>
        <source>A copy of the weights for gradients</source>
        <translation>用于梯度的权重副本</translation>
    </message>
    <message>
        <source>A feed-forward needs a size above 0.</source>
        <translation>前馈的大小必须大于 0。</translation>
    </message>
    <message>
        <source>A latent attention needs ranks above 0, as many key/value heads as heads and fewer dimensions that turn than heads have, and can have neither norms of heads nor biases, sinks or limits.</source>
        <translation>潜在注意力的秩必须大于 0，键/值头须与头一样多，旋转的维度须少于头的维度，且不能有头的归一化，也不能有偏置、汇点或限制。</translation>
    </message>
    <message>
        <source>A layer&apos;s norms do not stand where the config has them.</source>
        <translation>某一层的归一化不在配置所说的位置。</translation>
    </message>
    <message>
        <source>A layer&apos;s rotary positions are none of the %1 that the model has.</source>
        <translation>某一层的旋转位置编码不在模型的 %1 种之列。</translation>
    </message>
    <message>
        <source>A layer&apos;s weights are of another kind than the config says.</source>
        <translation>某一层的权重与配置所说的种类不同。</translation>
    </message>
    <message>
        <source>A mixture of experts needs as many experts as the config has, of sizes above 0, and chooses 1 to all of them.</source>
        <translation>混合专家的专家须与配置所说的一样多，大小须大于 0，并选用其中 1 个到全部。</translation>
    </message>
    <message>
        <source>A model needs an encoder or a decoder.</source>
        <translation>模型需要编码器或解码器。</translation>
    </message>
    <message>
        <source>A model needs layers, heads that its key/value heads divide, and sizes above 0.</source>
        <translation>模型需要层、能被键/值头数整除的头数，以及大于 0 的大小。</translation>
    </message>
    <message>
        <source>A model of the family %1 cannot be trained here because it has %2.</source>
        <translation>这里无法训练系列 %1 的模型，原因：%2。</translation>
    </message>
    <message>
        <source>A special token is empty.</source>
        <translation>有一个特殊词元是空的。</translation>
    </message>
    <message>
        <source>A sublayer that stands beside another needs a norm of its own to read.</source>
        <translation>与另一个子层并列的子层需要有自己的归一化可读。</translation>
    </message>
    <message>
        <source>A vocabulary of %1 pieces is too small: special tokens, characters and whole words are %2 already.</source>
        <translation>%1 个词片的词表太小：特殊词元、字符和整词已有 %2 个。</translation>
    </message>
    <message>
        <source>An indexer needs narrow queries, heads at least as large as the part that turns, and chooses at least 1 key.</source>
        <translation>索引器需要低维的查询，其头须不小于旋转的部分，并至少选用 1 个键。</translation>
    </message>
    <message>
        <source>Attention flow</source>
        <translation>注意力流</translation>
    </message>
    <message>
        <source>Attention flow is computed for one query token; say which one (--query on the command line).</source>
        <translation>注意力流针对一个查询词元计算；请指定是哪一个（命令行上为 --query）。</translation>
    </message>
    <message>
        <source>Attention flow is of one query of one kind; choose the kind encoder or decoder.</source>
        <translation>注意力流只针对一种注意力的一个查询；请选择种类 encoder 或 decoder。</translation>
    </message>
    <message>
        <source>Attention rollout</source>
        <translation>注意力展开</translation>
    </message>
    <message>
        <source>Cannot make the folder %1: %2.</source>
        <translation>无法创建文件夹 %1：%2。</translation>
    </message>
    <message>
        <source>Cannot write %1.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>Cannot write %1: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>Cannot write %1: an .npy file holds one array, and %2 were asked for.</source>
        <translation>无法写入 %1：.npy 文件只容纳一个数组，而要求了 %2 个。</translation>
    </message>
    <message>
        <source>Cannot write %1: an .npy file holds one array, and this model has several kinds (%2); choose one kind.</source>
        <translation>无法写入 %1：.npy 文件只容纳一个数组，而这个模型有多种（%2）；请选择一种。</translation>
    </message>
    <message>
        <source>Cannot write %1: it is a device or a pipe, and not a regular file.</source>
        <translation>无法写入 %1：它是设备或管道，不是普通文件。</translation>
    </message>
    <message>
        <source>Cannot write %1: it would have %2, and %3 are free on its disk; a shorter text, or one layer or head of it, is needed.</source>
        <translation>无法写入 %1：它将有 %2，而其磁盘上可用的只有 %3；请用更短的文本，或只写其中的一层或一个头。</translation>
    </message>
    <message>
        <source>Cannot write %1: row %2 of %3 holds a number that is not finite, which JSON cannot hold.</source>
        <translation>无法写入 %1：%3 的行 %2 中有一个数不是有限的数，JSON 无法容纳。</translation>
    </message>
    <message>
        <source>Cannot write %1: the logit of token %2 for id %3 is not a finite number, which JSON cannot hold.</source>
        <translation>无法写入 %1：词元 %2 对编号 %3 的 logit 不是有限的数，JSON 无法容纳。</translation>
    </message>
    <message>
        <source>Cross-attention is left out: %1 follows one stream of tokens, the encoder&apos;s or the decoder&apos;s.</source>
        <translation>已略去交叉注意力：这种注意力图（%1）只沿一条词元流进行，即编码器的或解码器的。</translation>
    </message>
    <message>
        <source>Decoder token</source>
        <translation>解码器词元</translation>
    </message>
    <message>
        <source>Distances up to %1 do not fit into %2 buckets for each direction.</source>
        <translation>最大为 %1 的距离放不进每个方向的 %2 个桶。</translation>
    </message>
    <message>
        <source>F32 or BF16 of shape %1</source>
        <translation>形状为 %1 的 F32 或 BF16</translation>
    </message>
    <message>
        <source>Gradient times attention needs the values and the gradients of a model, which an attention array does not have.</source>
        <translation>梯度 × 注意力需要模型的值和梯度，而注意力数组没有这些。</translation>
    </message>
    <message>
        <source>Gradients are computed of texts of up to %1 tokens, and this one has %2.</source>
        <translation>梯度最多对 %1 个词元的文本计算，而这段文本有 %2 个。</translation>
    </message>
    <message>
        <source>Gradients are computed of the model&apos;s own run alone: %1</source>
        <translation>梯度只针对模型自身的运行计算：%1</translation>
    </message>
    <message>
        <source>Head %1.%2 cannot be switched off; layer %3 has no %4.</source>
        <translation>无法关闭头 %1.%2；层 %3 没有%4。</translation>
    </message>
    <message>
        <source>Head %1.%2 cannot be switched off; the model has layers 0 to %3 and heads 0 to %4.</source>
        <translation>无法关闭头 %1.%2；模型的层为 0 到 %3，头为 0 到 %4。</translation>
    </message>
    <message>
        <source>ICU cannot normalize a text (%1).</source>
        <translation>ICU 无法规范化文本（%1）。</translation>
    </message>
    <message>
        <source>ICU&apos;s normalization data is missing (%1).</source>
        <translation>缺少 ICU 的规范化数据（%1）。</translation>
    </message>
    <message>
        <source>Id %1 stands for no word seen so far.</source>
        <translation>编号 %1 不对应任何见过的词。</translation>
    </message>
    <message>
        <source>It is not in UTF-8 and was read as Windows-1252.</source>
        <translation>它不是 UTF-8 编码，已按 Windows-1252 读取。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Layer %1 cannot share the weights of layer %2.</source>
        <translation>层 %1 不能共用层 %2 的权重。</translation>
    </message>
    <message>
        <source>Layer %1 has other weights than the config says.</source>
        <translation>层 %1 的权重与配置所说的不同。</translation>
    </message>
    <message>
        <source>Layer %1 of the %2 attention has no pattern: it does not attend.</source>
        <translation>层 %1 没有注意力图（%2）：它不做注意力计算。</translation>
    </message>
    <message>
        <source>Layer %1 of the %2 has no %3, so that there is no pattern of it.</source>
        <translation>层 %1（%2）没有%3，因此没有它的注意力图。</translation>
    </message>
    <message>
        <source>Layers %1 of the %2 have no %3, so that there are no patterns of them.</source>
        <translation>层 %1（%2）没有%3，因此没有它们的注意力图。</translation>
    </message>
    <message>
        <source>NaN</source>
        <translation>NaN</translation>
    </message>
    <message>
        <source>No layer has a %1, so that there is no attention to see.</source>
        <translation>没有任何一层有%1，因此没有可看的注意力。</translation>
    </message>
    <message>
        <source>No piece of the vocabulary stands for &quot;%1&quot;, and the model has no unknown token (model.unk_id).</source>
        <translation>词表中没有代表“%1”的词片，模型也没有未知词元（model.unk_id）。</translation>
    </message>
    <message>
        <source>Not attention by name or shape, and left out: %1 and %2 more.</source>
        <translation>按名称或形状看不是注意力，已略去：%1，另有 %2 个。</translation>
    </message>
    <message>
        <source>Not attention by name or shape, and left out: %1.</source>
        <translation>按名称或形状看不是注意力，已略去：%1。</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Query %1 of head %2.%3 has a weight that is not a finite number, which JSON cannot hold.</source>
        <translation>头 %2.%3 的查询 %1 有一个权重不是有限的数，JSON 无法容纳。</translation>
    </message>
    <message>
        <source>Rotary positions need heads of an even size; this model&apos;s have size %1.</source>
        <translation>旋转位置编码需要大小为偶数的头；这个模型的头大小为 %1。</translation>
    </message>
    <message>
        <source>Rows do not sum to 1 (%1 to %2).</source>
        <translation>各行之和不为 1（%1 到 %2）。</translation>
    </message>
    <message>
        <source>Rows of %1 do not sum to 1 (%2 to %3).</source>
        <translation>各行之和不为 1（%1：%2 到 %3）。</translation>
    </message>
    <message>
        <source>Rows of %1 numbers cannot become logits; the model&apos;s have %2.</source>
        <translation>每行 %1 个数，无法变成 logits；模型的为 %2 个。</translation>
    </message>
    <message>
        <source>Sample %1 %2.</source>
        <translation>样本 %1 %2。</translation>
    </message>
    <message>
        <source>Statistics of models with different heads cannot be added up.</source>
        <translation>头不同的模型，其统计不能相加。</translation>
    </message>
    <message>
        <source>Tensor %1 has a gate that the config lacks.</source>
        <translation>张量 %1 有配置中没有的门。</translation>
    </message>
    <message>
        <source>Tensor %1 has norms of queries and keys where the config has none.</source>
        <translation>张量 %1 有查询和键的归一化，而配置中没有。</translation>
    </message>
    <message>
        <source>Tensor %1 has norms of queries and keys where the config needs both.</source>
        <translation>张量 %1 的查询和键的归一化不全，而配置中两者都需要。</translation>
    </message>
    <message>
        <source>Tensor %1 has other biases of scores or sinks beside it than the config says.</source>
        <translation>张量 %1 旁的分数偏置或汇点与配置所说的不同。</translation>
    </message>
    <message>
        <source>Tensor %1 has other tensors beside it than the config says.</source>
        <translation>张量 %1 旁的其他张量与配置所说的不同。</translation>
    </message>
    <message>
        <source>Tensor %1 must be of floating-point numbers and have shape %2; it has %3.</source>
        <translation>张量 %1 必须是浮点数且形状为 %2；它的形状为 %3。</translation>
    </message>
    <message>
        <source>Tensor %1 must be of floating-point numbers and hold a matrix from %2 to %3 numbers; it has shape %4.</source>
        <translation>张量 %1 必须是浮点数，且是从 %2 个数到 %3 个数的矩阵；它的形状为 %4。</translation>
    </message>
    <message>
        <source>Tensor %1 needs a gate beside it.</source>
        <translation>张量 %1 旁需要有门。</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; holds %2, which is too large for float16.</source>
        <translation>张量“%1”含有 %2，对 float16 来说太大。</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; holds NaN or an infinite number at %2.</source>
        <translation>张量“%1”在 %2 处有 NaN 或无穷大。</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; holds numbers that are not finite, so that it is not saved.</source>
        <translation>张量“%1”含有非有限的数，因此不保存。</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; holds the rows of several projections in turn, and such a model cannot be trained.</source>
        <translation>张量“%1”交替存有多个投影的行，这样的模型无法训练。</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; is of type %2, of which there are no gradients here.</source>
        <translation>张量“%1”的类型为 %2，这里没有这种类型的梯度。</translation>
    </message>
    <message>
        <source>The Unicode library cannot find %1: %2.</source>
        <translation>Unicode 库找不到%1：%2。</translation>
    </message>
    <message>
        <source>The attention mask</source>
        <translation>注意力掩码</translation>
    </message>
    <message>
        <source>The config has %1 layers; the weights have %2.</source>
        <translation>配置有 %1 层；权重有 %2 层。</translation>
    </message>
    <message>
        <source>The cross-attention has no sliding window, so its mask cannot be one.</source>
        <translation>交叉注意力没有滑动窗口，因此其掩码不能是滑动窗口。</translation>
    </message>
    <message>
        <source>The decoder&apos;s attention mask</source>
        <translation>解码器的注意力掩码</translation>
    </message>
    <message>
        <source>The extension of %1 is not one of .safetensors, .npy, .json, .csv.</source>
        <translation>%1 的扩展名不是 .safetensors、.npy、.json 或 .csv。</translation>
    </message>
    <message>
        <source>The extension of %1 is not one of .safetensors, .npy, .json.</source>
        <translation>%1 的扩展名不是 .safetensors、.npy 或 .json。</translation>
    </message>
    <message>
        <source>The file&apos;s layers %1 are shown as 0 to %2.</source>
        <translation>文件的层 %1 显示为 0 到 %2。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>无法创建文件夹 %1：%2。</translation>
    </message>
    <message>
        <source>The gradients of a text of %1 tokens</source>
        <translation>%1 个词元的文本的梯度</translation>
    </message>
    <message>
        <source>The loss of %1 is no longer a number; a lower optimizer.learning_rate in %2 may help.</source>
        <translation>%1的损失不再是数；调低 %2 中的 optimizer.learning_rate 可能有帮助。</translation>
    </message>
    <message>
        <source>The model has %1 positions; the text has %2 %3.</source>
        <translation>模型有 %1 个位置；文本有 %2 个%3。</translation>
    </message>
    <message>
        <source>The model has %1, so that nothing of it can be changed.</source>
        <translation>模型%1，因此无法对其做任何改变。</translation>
    </message>
    <message>
        <source>The model has learned positions, but no table of them.</source>
        <translation>模型的位置编码是学习得到的，但没有它的表。</translation>
    </message>
    <message>
        <source>The model has no language-model head, so that no head has an effect on a logit.</source>
        <translation>模型没有语言模型头，因此没有任何头对 logit 有作用。</translation>
    </message>
    <message>
        <source>The model has no language-model head, so that no layer&apos;s stream becomes logits.</source>
        <translation>模型没有语言模型头，因此没有任何一层的残差流变成 logits。</translation>
    </message>
    <message>
        <source>The model has no language-model head, so that there are no logits.</source>
        <translation>模型没有语言模型头，因此没有 logits。</translation>
    </message>
    <message>
        <source>The model has no layer %1 of this kind.</source>
        <translation>模型没有这一种类的层 %1。</translation>
    </message>
    <message>
        <source>The model has no output head, so that nothing becomes logits.</source>
        <translation>模型没有输出头，因此没有内容变成 logits。</translation>
    </message>
    <message>
        <source>The model has no sliding window, so its mask cannot be one.</source>
        <translation>模型没有滑动窗口，因此其掩码不能是滑动窗口。</translation>
    </message>
    <message>
        <source>The model has no tap &quot;%1&quot;; the nearest names are %2.</source>
        <translation>模型没有记录点“%1”；最接近的名称为 %2。</translation>
    </message>
    <message>
        <source>The model has no weight &quot;%1&quot;.</source>
        <translation>模型没有权重“%1”。</translation>
    </message>
    <message>
        <source>The model has none of what is to be recorded in layer %1.</source>
        <translation>模型的层 %1 中没有任何要记录的内容。</translation>
    </message>
    <message>
        <source>The model has none of what is to be recorded.</source>
        <translation>模型中没有任何要记录的内容。</translation>
    </message>
    <message>
        <source>The model has token types, but no table of them.</source>
        <translation>模型有词元类型，但没有它们的表。</translation>
    </message>
    <message>
        <source>The model is larger than the free memory: it runs layer by layer from its file, slowly.</source>
        <translation>模型大于可用内存：它从文件逐层运行，速度较慢。</translation>
    </message>
    <message>
        <source>The model is no encoder with a decoder, so it takes no %1.</source>
        <translation>模型不是带解码器的编码器，因此不接受%1。</translation>
    </message>
    <message>
        <source>The model is no encoder with a decoder, so that there are no decoder tokens to cut.</source>
        <translation>模型不是带解码器的编码器，因此没有可剪去的解码器词元。</translation>
    </message>
    <message>
        <source>The model of %1</source>
        <translation>%1 的模型</translation>
    </message>
    <message>
        <source>The model&apos;s embeddings have %1 numbers each, but no projection to d_model %2.</source>
        <translation>模型的嵌入各有 %1 个数，但没有到 d_model %2 的投影。</translation>
    </message>
    <message>
        <source>The model&apos;s scores depend on embeddings of distances, but it has no table of them.</source>
        <translation>模型的分数取决于距离的嵌入，但没有它们的表。</translation>
    </message>
    <message>
        <source>The model&apos;s weights and its config differ about a convolution over tokens.</source>
        <translation>模型的权重与其配置对词元上的卷积说法不一。</translation>
    </message>
    <message>
        <source>The playground cannot be built: %1</source>
        <translation>无法构建试验场：%1</translation>
    </message>
    <message>
        <source>The run of %1 tokens</source>
        <translation>运行 %1 个词元</translation>
    </message>
    <message>
        <source>The run of %1 tokens with what is to be recorded</source>
        <translation>运行 %1 个词元并记录所要的内容</translation>
    </message>
    <message>
        <source>The scales &quot;%1&quot; of tensor &quot;%2&quot;, %3 of shape %4, must be %5; they are %6 of shape %7.</source>
        <translation>张量“%2”（%3，形状 %4）的缩放系数“%1”必须是%5；实际是形状为 %7 的 %6。</translation>
    </message>
    <message>
        <source>The score scale must be a finite number.</source>
        <translation>分数缩放必须是有限的数。</translation>
    </message>
    <message>
        <source>The second text</source>
        <translation>第二段文本</translation>
    </message>
    <message>
        <source>The special token %1 is not valid UTF-8.</source>
        <translation>特殊词元 %1 不是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>The text has %1 bytes; at least %2 are needed to learn anything from it.</source>
        <translation>文本有 %1 个字节；要从中学习，至少需要 %2 个。</translation>
    </message>
    <message>
        <source>The text has %1 bytes; at most 2147483647 can be split into words.</source>
        <translation>文本有 %1 个字节；最多能把 2147483647 个字节切分为词。</translation>
    </message>
    <message>
        <source>The text has %1 tokens, more than the %2 positions the model was trained on.</source>
        <translation>文本有 %1 个词元，多于模型训练时的 %2 个位置。</translation>
    </message>
    <message>
        <source>The text is not valid UTF-8 at byte %1.</source>
        <translation>文本在第 %1 字节处不是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>The weights have other stacks of layers than the config.</source>
        <translation>权重的层栈与配置的不同。</translation>
    </message>
    <message>
        <source>There are %1 %2 for %3 tokens; one for each is needed.</source>
        <translation>%2有 %1 个，而词元有 %3 个；每个词元需要一个。</translation>
    </message>
    <message>
        <source>There are %1 labels for %2 tokens; one for each is needed.</source>
        <translation>标签有 %1 个，而词元有 %2 个；每个词元需要一个。</translation>
    </message>
    <message>
        <source>There are %1 positions for %2 %3; one for each is needed.</source>
        <translation>位置有 %1 个，而%3有 %2 个；每个词元需要一个。</translation>
    </message>
    <message>
        <source>There are %1 token types for %2 tokens; one for each is needed.</source>
        <translation>词元类型有 %1 个，而词元有 %2 个；每个词元需要一个。</translation>
    </message>
    <message>
        <source>There are no logits here: the model has no output head.</source>
        <translation>这里没有 logits：模型没有输出头。</translation>
    </message>
    <message>
        <source>There is no %1 attention here to derive a pattern of.</source>
        <translation>这里没有可供推导的%1注意力。</translation>
    </message>
    <message>
        <source>There is no %1 attention here, only: %2.</source>
        <translation>这里没有这种注意力（%1），只有：%2。</translation>
    </message>
    <message>
        <source>There is no %1 to run; at least one is needed.</source>
        <translation>没有可运行的%1；至少需要一个。</translation>
    </message>
    <message>
        <source>There is no &quot;%1&quot; in layer %2; layers with it are %3.</source>
        <translation>层 %2 中没有“%1”；有它的层为 %3。</translation>
    </message>
    <message>
        <source>There is no attention here to write.</source>
        <translation>这里没有可写出的注意力。</translation>
    </message>
    <message>
        <source>There is no embedded model &quot;%1&quot;.</source>
        <translation>没有内置的模型“%1”。</translation>
    </message>
    <message>
        <source>There is no family %1; those known are %2.</source>
        <translation>没有系列 %1；已知的系列为 %2。</translation>
    </message>
    <message>
        <source>There is no head %1: the %2 has heads 0 to %3.</source>
        <translation>没有头 %1：头为 0 到 %3（%2）。</translation>
    </message>
    <message>
        <source>There is no layer %1: the %2 has layers 0 to %3.</source>
        <translation>没有层 %1：层为 0 到 %3（%2）。</translation>
    </message>
    <message>
        <source>There is no model &quot;%1&quot;: no directory of that name, and none among the embedded models, in %2 and in %3, where no models were found.</source>
        <translation>没有模型“%1”：没有这个名称的目录，内置的模型、%2 和 %3 中也都没有，那里未找到任何模型。</translation>
    </message>
    <message>
        <source>There is no model &quot;%1&quot;: no directory of that name, and none among the embedded models, in %2 and in %3; known are %4.</source>
        <translation>没有模型“%1”：没有这个名称的目录，内置的模型、%2 和 %3 中也都没有；已知的有 %4。</translation>
    </message>
    <message>
        <source>There is no query token %1: the text has tokens 0 to %2.</source>
        <translation>没有查询词元 %1：文本的词元为 0 到 %2。</translation>
    </message>
    <message>
        <source>There is no shape %1; the shapes are %2.</source>
        <translation>没有规格 %1；可用的规格为 %2。</translation>
    </message>
    <message>
        <source>There is no token %1: the run has %2.</source>
        <translation>没有词元 %1：这次运行有 %2 个。</translation>
    </message>
    <message>
        <source>There is no token %1: the vocabulary has ids 0 to %2.</source>
        <translation>没有词元 %1：词表的编号为 0 到 %2。</translation>
    </message>
    <message>
        <source>There is no token %1; the text has tokens 0 to %2.</source>
        <translation>没有词元 %1；文本的词元为 0 到 %2。</translation>
    </message>
    <message>
        <source>There is no token with id %1; the logits are of ids 0 to %2.</source>
        <translation>没有编号为 %1 的词元；logits 的编号为 0 到 %2。</translation>
    </message>
    <message>
        <source>There is no word to train a tokenizer with in %1.</source>
        <translation>%1 中没有可用来训练分词器的词。</translation>
    </message>
    <message>
        <source>There is nothing to merge into words: each token is one already, or says nothing of where a word goes on.</source>
        <translation>没有可合并为词的内容：每个词元已是一个词，或没有说明词在哪里延续。</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Token %1 cannot be masked; the text has tokens 0 to %2.</source>
        <translation>不能掩蔽词元 %1；文本的词元为 0 到 %2。</translation>
    </message>
    <message>
        <source>Token %1 has type %2; the model has type 0 only.</source>
        <translation>词元 %1 的类型为 %2；模型只有类型 0。</translation>
    </message>
    <message>
        <source>Token %1 has type %2; the model has types 0 to %3.</source>
        <translation>词元 %1 的类型为 %2；模型的类型为 0 到 %3。</translation>
    </message>
    <message>
        <source>Token id %1 is outside the vocabulary of %2 ids.</source>
        <translation>词元编号 %1 超出词表的 %2 个编号。</translation>
    </message>
    <message>
        <source>Tokens %1 to %2 of %3 cannot be recorded: the text has tokens 0 to %4.</source>
        <translation>无法记录 %3 的词元 %1 到 %2：文本的词元为 0 到 %4。</translation>
    </message>
    <message>
        <source>True or False</source>
        <translation>True 或 False</translation>
    </message>
    <message>
        <source>Two raw bytes an element (V2) were read as bfloat16.</source>
        <translation>每个元素两个原始字节（V2），已按 bfloat16 读取。</translation>
    </message>
    <message>
        <source>U8 of shape %1 beside blocks of 16 bytes</source>
        <translation>形状为 %1 的 U8，配 16 字节的块</translation>
    </message>
    <message>
        <source>Value-weighted attention needs the values and the output projection of a model, which an attention array does not have.</source>
        <translation>值加权注意力需要模型的值和输出投影，而注意力数组没有这些。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to no layer, so that none can be chosen.</source>
        <translation>“%1”不属于任何层，因此不能选择层。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; says its layer itself, so that none can be chosen beside it.</source>
        <translation>“%1”本身已指明层，因此不能另外选择层。</translation>
    </message>
    <message>
        <source>a 7z archive; unpack it first</source>
        <translation>7z 压缩包；请先解压</translation>
    </message>
    <message>
        <source>a BMP image</source>
        <translation>BMP 图像</translation>
    </message>
    <message>
        <source>a FLAC recording</source>
        <translation>FLAC 录音</translation>
    </message>
    <message>
        <source>a GGUF model</source>
        <translation>GGUF 模型</translation>
    </message>
    <message>
        <source>a GIF image</source>
        <translation>GIF 图像</translation>
    </message>
    <message>
        <source>a JPEG image</source>
        <translation>JPEG 图像</translation>
    </message>
    <message>
        <source>a Keras model</source>
        <translation>Keras 模型</translation>
    </message>
    <message>
        <source>a MATLAB file; save the array with np.save</source>
        <translation>MATLAB 文件；请用 np.save 保存数组</translation>
    </message>
    <message>
        <source>a NetCDF file; save the array with np.save</source>
        <translation>NetCDF 文件；请用 np.save 保存数组</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>a PNG image</source>
        <translation>PNG 图像</translation>
    </message>
    <message>
        <source>a Parquet file; save the array with np.save</source>
        <translation>Parquet 文件；请用 np.save 保存数组</translation>
    </message>
    <message>
        <source>a PostScript document</source>
        <translation>PostScript 文档</translation>
    </message>
    <message>
        <source>a PyTorch file, which is a Python pickle, and pickles can run code; save the tensors with safetensors.torch.save_file, or as NumPy arrays with np.savez</source>
        <translation>PyTorch 文件，即 Python pickle，而 pickle 可以运行代码；请用 safetensors.torch.save_file 保存张量，或用 np.savez 存为 NumPy 数组</translation>
    </message>
    <message>
        <source>a Python pickle, and pickles can run code; save the tensors with safetensors.torch.save_file, or as NumPy arrays with np.savez</source>
        <translation>Python pickle，而 pickle 可以运行代码；请用 safetensors.torch.save_file 保存张量，或用 np.savez 存为 NumPy 数组</translation>
    </message>
    <message>
        <source>a RAR archive; unpack it first</source>
        <translation>RAR 压缩包；请先解压</translation>
    </message>
    <message>
        <source>a TIFF image</source>
        <translation>TIFF 图像</translation>
    </message>
    <message>
        <source>a WAV recording</source>
        <translation>WAV 录音</translation>
    </message>
    <message>
        <source>a WebP image</source>
        <translation>WebP 图像</translation>
    </message>
    <message>
        <source>a Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>a ZIP archive without NumPy arrays</source>
        <translation>不含 NumPy 数组的 ZIP 压缩包</translation>
    </message>
    <message>
        <source>a Zstandard archive; unpack it first</source>
        <translation>Zstandard 压缩包；请先解压</translation>
    </message>
    <message>
        <source>a bias of its scores by distance</source>
        <translation>按距离加到分数上的偏置</translation>
    </message>
    <message>
        <source>a bzip2 archive; unpack it first</source>
        <translation>bzip2 压缩包；请先解压</translation>
    </message>
    <message>
        <source>a cap of its logits</source>
        <translation>logits 的截限</translation>
    </message>
    <message>
        <source>a convolution over tokens</source>
        <translation>词元上的卷积</translation>
    </message>
    <message>
        <source>a damaged ZIP archive</source>
        <translation>损坏的 ZIP 压缩包</translation>
    </message>
    <message>
        <source>a field has the number %1</source>
        <translation>有一个字段的编号为 %1</translation>
    </message>
    <message>
        <source>a field has the wire type %1</source>
        <translation>有一个字段的 wire type 为 %1</translation>
    </message>
    <message>
        <source>a film or a picture (MP4, HEIC)</source>
        <translation>视频或图片（MP4、HEIC）</translation>
    </message>
    <message>
        <source>a gzip archive; unpack it first</source>
        <translation>gzip 压缩包；请先解压</translation>
    </message>
    <message>
        <source>a key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>a mixture of experts</source>
        <translation>混合专家</translation>
    </message>
    <message>
        <source>a number has more than 64 bits</source>
        <translation>有一个数超过 64 位</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>a quote inside a field that does not begin with one</source>
        <translation>字段不以引号开头，其中却有引号</translation>
    </message>
    <message>
        <source>a quoted field that is never closed</source>
        <translation>有带引号的字段没有结束</translation>
    </message>
    <message>
        <source>a scale of its last states</source>
        <translation>最终状态的缩放</translation>
    </message>
    <message>
        <source>a size from 0 on</source>
        <translation>不小于 0 的大小</translation>
    </message>
    <message>
        <source>a source, a tab and a target are expected</source>
        <translation>应有原文、一个制表符和目标</translation>
    </message>
    <message>
        <source>a tar archive; unpack it first</source>
        <translation>tar 归档；请先解开</translation>
    </message>
    <message>
        <source>a text without one</source>
        <translation>不含数组的文本</translation>
    </message>
    <message>
        <source>a whole number from %1 on</source>
        <translation>不小于 %1 的整数</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>从 %1 到 %2 的整数</translation>
    </message>
    <message>
        <source>a word of %1 bytes</source>
        <translation>一个 %1 字节的词</translation>
    </message>
    <message>
        <source>an Arrow file; save the array with np.save</source>
        <translation>Arrow 文件；请用 np.save 保存数组</translation>
    </message>
    <message>
        <source>an Excel workbook; save it as .csv</source>
        <translation>Excel 工作簿；请另存为 .csv</translation>
    </message>
    <message>
        <source>an HDF5 file; save the array with np.save</source>
        <translation>HDF5 文件；请用 np.save 保存数组</translation>
    </message>
    <message>
        <source>an MP3 recording</source>
        <translation>MP3 录音</translation>
    </message>
    <message>
        <source>an Ogg recording</source>
        <translation>Ogg 录音</translation>
    </message>
    <message>
        <source>an OpenDocument file; save it as .csv or text</source>
        <translation>OpenDocument 文件；请另存为 .csv 或文本</translation>
    </message>
    <message>
        <source>an RTF document</source>
        <translation>RTF 文档</translation>
    </message>
    <message>
        <source>an SQLite database</source>
        <translation>SQLite 数据库</translation>
    </message>
    <message>
        <source>an element type</source>
        <translation>元素类型</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>空文件</translation>
    </message>
    <message>
        <source>an icon</source>
        <translation>图标</translation>
    </message>
    <message>
        <source>an input, a tab and a target are expected</source>
        <translation>应有输入、一个制表符和目标</translation>
    </message>
    <message>
        <source>an older Office document; save it as .csv</source>
        <translation>旧版 Office 文档；请另存为 .csv</translation>
    </message>
    <message>
        <source>an xz archive; unpack it first</source>
        <translation>xz 压缩包；请先解压</translation>
    </message>
    <message>
        <source>attention mask of decoder tokens</source>
        <translation>解码器词元的注意力掩码</translation>
    </message>
    <message>
        <source>attention sinks</source>
        <translation>注意力汇点</translation>
    </message>
    <message>
        <source>binary data</source>
        <translation>二进制数据</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>屏蔽</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字符</translation>
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
        <translation>d_model %1 无法平分给 %2 个头。</translation>
    </message>
    <message>
        <source>d_model %1 cannot be divided among %2 heads.</source>
        <translation>d_model %1 无法平分给 %2 个头。</translation>
    </message>
    <message>
        <source>d_model must be 1 to %1, not %2.</source>
        <translation>d_model 必须为 1 到 %1，而不是 %2。</translation>
    </message>
    <message>
        <source>decoder token</source>
        <translation>解码器词元</translation>
    </message>
    <message>
        <source>decoder tokens</source>
        <translation>解码器词元</translation>
    </message>
    <message>
        <source>differs from attention.key_length, which is not supported</source>
        <translation>与 attention.key_length 不同，这不受支持</translation>
    </message>
    <message>
        <source>differs from hidden_size, which is not supported</source>
        <translation>与 hidden_size 不同，这不受支持</translation>
    </message>
    <message>
        <source>divides logits and must not be 0</source>
        <translation>是 logits 的除数，不能为 0</translation>
    </message>
    <message>
        <source>does not agree with num_hidden_layers, use_sliding_window, sliding_window and max_window_layers</source>
        <translation>与 num_hidden_layers、use_sliding_window、sliding_window 和 max_window_layers 不一致</translation>
    </message>
    <message>
        <source>embeddings that are drawn</source>
        <translation>随机抽取的嵌入</translation>
    </message>
    <message>
        <source>embeddings that are projected before positions are added</source>
        <translation>加上位置之前先经投影的嵌入</translation>
    </message>
    <message>
        <source>entries in the attention mask</source>
        <translation>注意力掩码的项</translation>
    </message>
    <message>
        <source>gives heads of size %1, and rotary positions need an even size</source>
        <translation>使头的大小为 %1，而旋转位置编码需要偶数大小</translation>
    </message>
    <message>
        <source>goes on after its closing brace</source>
        <translation>在右花括号之后还有内容</translation>
    </message>
    <message>
        <source>has %1 targets for %2 tokens</source>
        <translation>有 %1 个目标，而词元有 %2 个</translation>
    </message>
    <message>
        <source>has %1 tokens, and the model takes %2 at most</source>
        <translation>有 %1 个词元，而模型最多接受 %2 个</translation>
    </message>
    <message>
        <source>has %1 values for %2 tokens</source>
        <translation>有 %1 个值，而词元有 %2 个</translation>
    </message>
    <message>
        <source>has %1, and layers of this family are &quot;full_attention&quot; or &quot;sliding_attention&quot;</source>
        <translation>含有 %1，而这个系列的层为 &quot;full_attention&quot; 或 &quot;sliding_attention&quot;</translation>
    </message>
    <message>
        <source>has %1, and only %2 is supported</source>
        <translation>含有 %1，而这里只支持 %2</translation>
    </message>
    <message>
        <source>has %1, and only &quot;c2p&quot; and &quot;p2c&quot; are supported</source>
        <translation>含有 %1，而这里只支持 &quot;c2p&quot; 和 &quot;p2c&quot;</translation>
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
        <translation>含有 %1，它不是层</translation>
    </message>
    <message>
        <source>has %1, which is not a name</source>
        <translation>含有 %1，它不是名称</translation>
    </message>
    <message>
        <source>has %1, which is not a number above 0</source>
        <translation>含有 %1，它不是大于 0 的数</translation>
    </message>
    <message>
        <source>has %1, which this family does not have</source>
        <translation>含有 %1，这个系列没有这一种</translation>
    </message>
    <message>
        <source>has a structured descr, and only plain numbers are read</source>
        <translation>的 descr 是结构化的，而这里只读取普通的数</translation>
    </message>
    <message>
        <source>has an unknown key &apos;%1&apos;</source>
        <translation>有未知的键 &apos;%1&apos;</translation>
    </message>
    <message>
        <source>has data_offsets %1, but the file holds only %2 bytes of data</source>
        <translation>的 data_offsets 为 %1，但文件只有 %2 个字节的数据</translation>
    </message>
    <message>
        <source>has dtype %1, which is none of %2</source>
        <translation>的 dtype 为 %1，不是以下之一：%2</translation>
    </message>
    <message>
        <source>has layers with a window, and use_sliding_window is not true</source>
        <translation>有带窗口的层，而 use_sliding_window 不为 true</translation>
    </message>
    <message>
        <source>has merge %1, which is no text in UTF-8</source>
        <translation>中的合并 %1 不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>has no %1</source>
        <translation>没有 %1</translation>
    </message>
    <message>
        <source>has no &apos;%1&apos;</source>
        <translation>没有 &apos;%1&apos;</translation>
    </message>
    <message>
        <source>has no token</source>
        <translation>没有词元</translation>
    </message>
    <message>
        <source>has no token for the decoder</source>
        <translation>没有给解码器的词元</translation>
    </message>
    <message>
        <source>has no use for random tokens</source>
        <translation>对随机词元没有用处</translation>
    </message>
    <message>
        <source>has parameters for layers of the kind %1, and only the same for all layers are supported</source>
        <translation>含有种类为 %1 的层的参数，而这里只支持所有层都相同的参数</translation>
    </message>
    <message>
        <source>has shape %1, more elements than a file can hold</source>
        <translation>的形状为 %1，元素数超过一个文件所能容纳</translation>
    </message>
    <message>
        <source>has the key &apos;%1&apos; twice</source>
        <translation>有两个键 &apos;%1&apos;</translation>
    </message>
    <message>
        <source>has the key &quot;%1&quot;, which is no token id</source>
        <translation>有键 &quot;%1&quot;，它不是词元编号</translation>
    </message>
    <message>
        <source>has the target %1, and the vocabulary has %2</source>
        <translation>有目标 %1，而词表有 %2 个</translation>
    </message>
    <message>
        <source>has token %1, which is no text in UTF-8</source>
        <translation>中的词元 %1 不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>头</translation>
    </message>
    <message>
        <source>holds the id %1, and the vocabulary has %2</source>
        <translation>含有编号 %1，而词表有 %2 个</translation>
    </message>
    <message>
        <source>holds the pronoun itself</source>
        <translation>包含代词本身</translation>
    </message>
    <message>
        <source>infinity</source>
        <translation>∞</translation>
    </message>
    <message>
        <source>is %1 while add_prefix_space is false</source>
        <translation>为 %1，而 add_prefix_space 为 false</translation>
    </message>
    <message>
        <source>is %1, and CodeGen&apos;s heads come in four equal parts</source>
        <translation>为 %1，而 CodeGen 的头分为相等的四份</translation>
    </message>
    <message>
        <source>is %1, and heads have only %2 dimensions</source>
        <translation>为 %1，而头只有 %2 个维度</translation>
    </message>
    <message>
        <source>is %1, and latent attention has as many as num_attention_heads, %2</source>
        <translation>为 %1，而潜在注意力须与 num_attention_heads 一样多，即 %2</translation>
    </message>
    <message>
        <source>is %1, and must be more than half of relative_attention_num_buckets, %2</source>
        <translation>为 %1，而它必须大于 relative_attention_num_buckets（%2）的一半</translation>
    </message>
    <message>
        <source>is %1, and of the scalings only default, linear, dynamic, llama3, yarn, longrope and proportional are supported</source>
        <translation>为 %1，而缩放方式只支持 default、linear、dynamic、llama3、yarn、longrope 和 proportional</translation>
    </message>
    <message>
        <source>is %1, and only %2 are supported</source>
        <translation>为 %1，而这里只支持 %2</translation>
    </message>
    <message>
        <source>is %1, and only %2 is supported</source>
        <translation>为 %1，而这里只支持 %2</translation>
    </message>
    <message>
        <source>is %1, and only MPT models where it is %2 are supported</source>
        <translation>为 %1，而 MPT 模型只支持它为 %2 的</translation>
    </message>
    <message>
        <source>is %1, and only &quot;absolute&quot; is supported</source>
        <translation>为 %1，而这里只支持 &quot;absolute&quot;</translation>
    </message>
    <message>
        <source>is %1, and only &quot;gemma3_text&quot; is known here</source>
        <translation>为 %1，而这里只认识 &quot;gemma3_text&quot;</translation>
    </message>
    <message>
        <source>is %1, and only &quot;gpt2&quot;, &quot;llama&quot; and &quot;bert&quot; are known here</source>
        <translation>为 %1，而这里只认识 &quot;gpt2&quot;、&quot;llama&quot; 和 &quot;bert&quot;</translation>
    </message>
    <message>
        <source>is %1, and only layer norms are supported</source>
        <translation>为 %1，而这里只支持层归一化（layer norm）</translation>
    </message>
    <message>
        <source>is %1, and only multihead_attention is supported</source>
        <translation>为 %1，而这里只支持 multihead_attention</translation>
    </message>
    <message>
        <source>is %1, and only none, linear, yarn and factors in the file are supported</source>
        <translation>为 %1，而这里只支持 none、linear、yarn 和文件中的系数</translation>
    </message>
    <message>
        <source>is %1, and rotary positions need an even number of dimensions</source>
        <translation>为 %1，而旋转位置编码需要偶数个维度</translation>
    </message>
    <message>
        <source>is %1, and there are only %2 tokens</source>
        <translation>为 %1，而词元只有 %2 个</translation>
    </message>
    <message>
        <source>is %1, but the model&apos;s attention is: %2</source>
        <translation>为 %1，但模型的注意力为：%2</translation>
    </message>
    <message>
        <source>is %1, less than the %2 dimensions that turn (qk_rope_head_dim)</source>
        <translation>为 %1，小于旋转的 %2 个维度（qk_rope_head_dim）</translation>
    </message>
    <message>
        <source>is %1, more than the %2 experts that there are</source>
        <translation>为 %1，多于所有的 %2 个专家</translation>
    </message>
    <message>
        <source>is %1, more than the %2 groups that there are</source>
        <translation>为 %1，多于所有的 %2 组</translation>
    </message>
    <message>
        <source>is %1, which does not divide %2 %3</source>
        <translation>为 %1，不能整除 %2（%3）</translation>
    </message>
    <message>
        <source>is %1, which does not divide num_attention_heads %2</source>
        <translation>为 %1，不能整除 num_attention_heads（%2）</translation>
    </message>
    <message>
        <source>is %1, which does not divide the %2 experts</source>
        <translation>为 %1，不能整除专家数 %2</translation>
    </message>
    <message>
        <source>is %1, which is larger than a float32 can be</source>
        <translation>为 %1，超出 float32 所能表示的范围</translation>
    </message>
    <message>
        <source>is %1, which is not among those known here: %2</source>
        <translation>为 %1，不在这里认识的之列：%2</translation>
    </message>
    <message>
        <source>is %1, which is not an activation known here (%2)</source>
        <translation>为 %1，不是这里认识的激活函数（%2）</translation>
    </message>
    <message>
        <source>is %1, which is not known; known are BPEDecoder, ByteFallback, ByteLevel, CTC, Fuse, Metaspace, Replace, Sequence, Strip and WordPiece</source>
        <translation>为 %1，这里不认识；认识的有 BPEDecoder、ByteFallback、ByteLevel、CTC、Fuse、Metaspace、Replace、Sequence、Strip 和 WordPiece</translation>
    </message>
    <message>
        <source>is %1, which is not known; known are BertNormalizer, ByteLevel, Lowercase, NFC, NFD, NFKC, NFKD, Nmt, Precompiled, Prepend, Replace, Sequence, Strip and StripAccents</source>
        <translation>为 %1，这里不认识；认识的有 BertNormalizer、ByteLevel、Lowercase、NFC、NFD、NFKC、NFKD、Nmt、Precompiled、Prepend、Replace、Sequence、Strip 和 StripAccents</translation>
    </message>
    <message>
        <source>is %1, which is not known; known are BertPreTokenizer, ByteLevel, CharDelimiterSplit, Digits, FixedLength, Metaspace, Punctuation, Sequence, Split, UnicodeScripts, Whitespace and WhitespaceSplit</source>
        <translation>为 %1，这里不认识；认识的有 BertPreTokenizer、ByteLevel、CharDelimiterSplit、Digits、FixedLength、Metaspace、Punctuation、Sequence、Split、UnicodeScripts、Whitespace 和 WhitespaceSplit</translation>
    </message>
    <message>
        <source>is %1, which is not known; known are BertProcessing, ByteLevel, RobertaProcessing, Sequence and TemplateProcessing</source>
        <translation>为 %1，这里不认识；认识的有 BertProcessing、ByteLevel、RobertaProcessing、Sequence 和 TemplateProcessing</translation>
    </message>
    <message>
        <source>is %1, which is not known; known are Removed, Isolated, MergedWithPrevious, MergedWithNext and Contiguous</source>
        <translation>为 %1，这里不认识；认识的有 Removed、Isolated、MergedWithPrevious、MergedWithNext 和 Contiguous</translation>
    </message>
    <message>
        <source>is %1, which is not known; known are WordPiece, BPE, WordLevel and Unigram</source>
        <translation>为 %1，这里不认识；认识的有 WordPiece、BPE、WordLevel 和 Unigram</translation>
    </message>
    <message>
        <source>is %1, which leaves no position after the first %2 rows (pad_token_id + 1)</source>
        <translation>为 %1，在最前的 %2 行（pad_token_id + 1）之后没有剩下的位置</translation>
    </message>
    <message>
        <source>is %1, which leaves nothing for %2 relative positions to share</source>
        <translation>为 %1，没有留下可供 %2 个相对位置共用的部分</translation>
    </message>
    <message>
        <source>is %1, which special_tokens does not define</source>
        <translation>为 %1，而 special_tokens 没有定义它</translation>
    </message>
    <message>
        <source>is %1; known are 1 to %2</source>
        <translation>为 %1；已知的为 1 到 %2</translation>
    </message>
    <message>
        <source>is B, where there is one text only</source>
        <translation>为 B，而这里只有一段文本</translation>
    </message>
    <message>
        <source>is TemplateProcessing behind a post-processor that makes %1 parts, of which a template takes one or two</source>
        <translation>为 TemplateProcessing，而它前面的后处理器产生 %1 个部分，模板只接受一个或两个</translation>
    </message>
    <message>
        <source>is &quot;%1&quot;, but the answer is noun %2</source>
        <translation>为 &quot;%1&quot;，但答案是名词 %2</translation>
    </message>
    <message>
        <source>is &quot;yarn&quot;, which needs a rope_theta above 1</source>
        <translation>为 &quot;yarn&quot;，这需要大于 1 的 rope_theta</translation>
    </message>
    <message>
        <source>is a number where bytes are needed</source>
        <translation>是数，而这里需要字节</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>是空的</translation>
    </message>
    <message>
        <source>is empty; at least one piece is needed</source>
        <translation>是空的；至少需要一个词片</translation>
    </message>
    <message>
        <source>is false, and norms without weights are not supported</source>
        <translation>为 false，而没有权重的归一化不受支持</translation>
    </message>
    <message>
        <source>is false, and only models of this family with both an encoder and a decoder are supported</source>
        <translation>为 false，而这个系列只支持同时有编码器和解码器的模型</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>is missing or is no matrix</source>
        <translation>缺失，或不是矩阵</translation>
    </message>
    <message>
        <source>is missing, and there are experts</source>
        <translation>缺失，而模型有专家</translation>
    </message>
    <message>
        <source>is missing, and there are layers of this kind</source>
        <translation>缺失，而模型有这一种类的层</translation>
    </message>
    <message>
        <source>is missing, so the family is not known</source>
        <translation>缺失，因此不知道是哪个系列</translation>
    </message>
    <message>
        <source>is missing, so the kind of model is not known</source>
        <translation>缺失，因此不知道是哪种模型</translation>
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
        <translation>缺失；需要文本</translation>
    </message>
    <message>
        <source>is missing; an object is needed</source>
        <translation>缺失；需要对象</translation>
    </message>
    <message>
        <source>is missing; an object of pieces and ids is needed</source>
        <translation>缺失；需要词片和编号的对象</translation>
    </message>
    <message>
        <source>is missing; each entry is a SpecialToken or a Sequence</source>
        <translation>缺失；每一项为 SpecialToken 或 Sequence</translation>
    </message>
    <message>
        <source>is missing; it is a Hugging Face config.json</source>
        <translation>缺失；它是 Hugging Face 的 config.json</translation>
    </message>
    <message>
        <source>is missing; it is a folder or a tokenizer.json</source>
        <translation>缺失；它是文件夹或 tokenizer.json</translation>
    </message>
    <message>
        <source>is missing; it is a list of texts to learn from</source>
        <translation>缺失；它是用来学习的文本的列表</translation>
    </message>
    <message>
        <source>is missing; it is one of %1</source>
        <translation>缺失；它为以下之一：%1</translation>
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
        <translation>不是 base64 文本</translation>
    </message>
    <message>
        <source>is no number</source>
        <translation>不是数</translation>
    </message>
    <message>
        <source>is no text in UTF-8</source>
        <translation>不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>is not 0: with it the same text has other tokens each time</source>
        <translation>不为 0：否则同一文本每次会有不同的词元</translation>
    </message>
    <message>
        <source>is not finite</source>
        <translation>不是有限的数</translation>
    </message>
    <message>
        <source>is not the same for all layers, which is not supported</source>
        <translation>不是所有层都相同，这不受支持</translation>
    </message>
    <message>
        <source>is not valid UTF-8 at byte %1</source>
        <translation>在第 %1 字节处不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>is null, and the indexer&apos;s queries are made of narrow ones</source>
        <translation>为 null，而索引器的查询由低维的查询得到</translation>
    </message>
    <message>
        <source>is null, and there are layers with a window</source>
        <translation>为 null，而模型有带窗口的层</translation>
    </message>
    <message>
        <source>is set, and scaled logits are not supported</source>
        <translation>已设置，而缩放的 logits 不受支持</translation>
    </message>
    <message>
        <source>is true, and heads that mix their scores are not supported</source>
        <translation>为 true，而混合彼此分数的头不受支持</translation>
    </message>
    <message>
        <source>is true, and layers that add to what their norms made are not supported</source>
        <translation>为 true，而把结果加到归一化输出上的层不受支持</translation>
    </message>
    <message>
        <source>is true, and only encoders of this family are supported</source>
        <translation>为 true，而这个系列只支持编码器</translation>
    </message>
    <message>
        <source>is true, and only models of this family with both an encoder and a decoder are supported</source>
        <translation>为 true，而这个系列只支持同时有编码器和解码器的模型</translation>
    </message>
    <message>
        <source>is true, and only plain decoders of this family are supported</source>
        <translation>为 true，而这个系列只支持单纯的解码器</translation>
    </message>
    <message>
        <source>is true, and this family is supported as a decoder only</source>
        <translation>为 true，而这个系列只支持作为解码器</translation>
    </message>
    <message>
        <source>is true, which is not supported</source>
        <translation>为 true，这不受支持</translation>
    </message>
    <message>
        <source>is unknown; known are %1</source>
        <translation>未知；已知的有 %1</translation>
    </message>
    <message>
        <source>it does not start with 93 &quot;NUMPY&quot;</source>
        <translation>它不以 93 &quot;NUMPY&quot; 开头</translation>
    </message>
    <message>
        <source>it ends within its version number</source>
        <translation>它在版本号之内就结束了</translation>
    </message>
    <message>
        <source>it ends within the length of its header</source>
        <translation>它在文件头的长度之内就结束了</translation>
    </message>
    <message>
        <source>it has %1 bytes, and the length of its header takes 8</source>
        <translation>它有 %1 个字节，而其文件头的长度就要占 8 个</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是一个文件夹</translation>
    </message>
    <message>
        <source>it needs 1 to %1 layers, not %2.</source>
        <translation>层数须为 1 到 %1，而不是 %2。</translation>
    </message>
    <message>
        <source>its ZIP64 record is missing</source>
        <translation>缺少其 ZIP64 记录</translation>
    </message>
    <message>
        <source>its directory is cut short</source>
        <translation>其目录被截断</translation>
    </message>
    <message>
        <source>its directory is damaged</source>
        <translation>其目录已损坏</translation>
    </message>
    <message>
        <source>its directory is not where its end says</source>
        <translation>其目录不在末尾所说的位置</translation>
    </message>
    <message>
        <source>its directory, which lies at its end, is missing; it may have been cut short</source>
        <translation>缺少位于其末尾的目录；它可能被截断了</translation>
    </message>
    <message>
        <source>its folder does not exist</source>
        <translation>它所在的文件夹不存在</translation>
    </message>
    <message>
        <source>its folder is not writable</source>
        <translation>它所在的文件夹不可写</translation>
    </message>
    <message>
        <source>its folder is on a read-only file system</source>
        <translation>它所在的文件夹位于只读文件系统上</translation>
    </message>
    <message>
        <source>its header does not start with &quot;{&quot;</source>
        <translation>其文件头不以“{”开头</translation>
    </message>
    <message>
        <source>its header should have %1 bytes, but only %2 follow</source>
        <translation>其文件头应有 %1 个字节，但后面只有 %2 个</translation>
    </message>
    <message>
        <source>its header should have %1 bytes, more than the %2 that are allowed</source>
        <translation>其文件头应有 %1 个字节，超过允许的 %2 个</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation>它的名字太长</translation>
    </message>
    <message>
        <source>its version is %1.%2, and 1.0, 2.0 and 3.0 are known</source>
        <translation>其版本为 %1.%2，而已知的为 1.0、2.0 和 3.0</translation>
    </message>
    <message>
        <source>kept from a key</source>
        <translation>与键隔开</translation>
    </message>
    <message>
        <source>key-values</source>
        <translation>键值对</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>length %1 leaves no room for repeated tokens.</source>
        <translation>length %1 没有给重复的词元留下空间。</translation>
    </message>
    <message>
        <source>length %1 leaves no room for text.</source>
        <translation>length %1 没有给文本留下空间。</translation>
    </message>
    <message>
        <source>limits of q, k and v (clip_qkv)</source>
        <translation>q、k 和 v 的限制（clip_qkv）</translation>
    </message>
    <message>
        <source>line %1, column %2 (byte %3)</source>
        <translation>第 %1 行第 %2 列（第 %3 字节）</translation>
    </message>
    <message>
        <source>makes %1 dimensions of each head turn, and rotary positions need an even number</source>
        <translation>使每个头的 %1 个维度旋转，而旋转位置编码需要偶数个</translation>
    </message>
    <message>
        <source>mask for cross-attention</source>
        <translation>交叉注意力的掩码</translation>
    </message>
    <message>
        <source>mask for the encoder beside its decoder</source>
        <translation>解码器旁的编码器的掩码</translation>
    </message>
    <message>
        <source>multi-head latent attention</source>
        <translation>多头潜在注意力</translation>
    </message>
    <message>
        <source>must be %1, not %2</source>
        <translation>必须是%1，而不是 %2</translation>
    </message>
    <message>
        <source>must be 1; convolutions in groups are not supported</source>
        <translation>必须是 1；不支持分组的卷积</translation>
    </message>
    <message>
        <source>must be 1; groups of several layers are not supported</source>
        <translation>必须是 1；不支持由多层构成的组</translation>
    </message>
    <message>
        <source>must be 1; turning only a part of each head is not supported</source>
        <translation>必须是 1；不支持只旋转每个头的一部分</translation>
    </message>
    <message>
        <source>must be 32; models of this family have no other number of buckets</source>
        <translation>必须是 32；这个系列的模型没有其他的桶数</translation>
    </message>
    <message>
        <source>must be 4; other widths of the feed-forward are not supported</source>
        <translation>必须是 4；不支持其他宽度的前馈</translation>
    </message>
    <message>
        <source>must be A or B, not %1</source>
        <translation>必须是 A 或 B，而不是 %1</translation>
    </message>
    <message>
        <source>must be &quot;en&quot; or &quot;zh&quot;, not &quot;%1&quot;</source>
        <translation>必须是 &quot;en&quot; 或 &quot;zh&quot;，而不是 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>must be &quot;first&quot; or &quot;last&quot;, not &quot;%1&quot;</source>
        <translation>必须是 &quot;first&quot; 或 &quot;last&quot;，而不是 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>must be a JSON object, not %1</source>
        <translation>必须是 JSON 对象，而不是 %1</translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation>必须是列表</translation>
    </message>
    <message>
        <source>must be a list of %1</source>
        <translation>必须是由以下内容构成的列表：%1</translation>
    </message>
    <message>
        <source>must be a list of %1 names, one for each layer</source>
        <translation>必须是 %1 个名称的列表，每层一个</translation>
    </message>
    <message>
        <source>must be a list of %1 numbers, one for each layer</source>
        <translation>必须是 %1 个数的列表，每层一个</translation>
    </message>
    <message>
        <source>must be a list of %1 numbers, one for each pair of dimensions that turns</source>
        <translation>必须是 %1 个数的列表，每对旋转的维度一个</translation>
    </message>
    <message>
        <source>must be a list of %1 positions</source>
        <translation>必须是 %1 个位置的列表</translation>
    </message>
    <message>
        <source>must be a list of a token and its id</source>
        <translation>必须是一个词元及其编号的列表</translation>
    </message>
    <message>
        <source>must be a list of as many texts as there are ids</source>
        <translation>必须是与编号一样多的文本的列表</translation>
    </message>
    <message>
        <source>must be a list of layers</source>
        <translation>必须是层的列表</translation>
    </message>
    <message>
        <source>must be a list of lists of token ids, not %1</source>
        <translation>必须是由词元编号的列表构成的列表，而不是 %1</translation>
    </message>
    <message>
        <source>must be a list of pairs of names and a number, such as [[[&quot;global&quot;, &quot;local&quot;], 12]], for %1 layers</source>
        <translation>必须是名称与一个数成对的列表，如 [[[&quot;global&quot;, &quot;local&quot;], 12]]，共 %1 层</translation>
    </message>
    <message>
        <source>must be a list of steps, not %1</source>
        <translation>必须是步的列表，而不是 %1</translation>
    </message>
    <message>
        <source>must be a list of texts</source>
        <translation>必须是文本的列表</translation>
    </message>
    <message>
        <source>must be a list of texts; one entry is %1</source>
        <translation>必须是文本的列表；其中一项为 %1</translation>
    </message>
    <message>
        <source>must be a list of token ids</source>
        <translation>必须是词元编号的列表</translation>
    </message>
    <message>
        <source>must be a list of token ids, not %1</source>
        <translation>必须是词元编号的列表，而不是 %1</translation>
    </message>
    <message>
        <source>must be a list with at least one entry, not %1</source>
        <translation>必须是至少有一项的列表，而不是 %1</translation>
    </message>
    <message>
        <source>must be a list, not %1</source>
        <translation>必须是列表，而不是 %1</translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>必须是数</translation>
    </message>
    <message>
        <source>must be a number from %1 on, not %2</source>
        <translation>必须是不小于 %1 的数，而不是 %2</translation>
    </message>
    <message>
        <source>must be a number from 0 to 1, not %1</source>
        <translation>必须是从 0 到 1 的数，而不是 %1</translation>
    </message>
    <message>
        <source>must be a power of 2 of up to %1, not %2</source>
        <translation>必须是不大于 %1 的 2 的幂，而不是 %2</translation>
    </message>
    <message>
        <source>must be a row of numbers</source>
        <translation>必须是一行数</translation>
    </message>
    <message>
        <source>must be a span [begin, end), not %1</source>
        <translation>必须是片段 [begin, end)，而不是 %1</translation>
    </message>
    <message>
        <source>must be a span of at least one character, not %1</source>
        <translation>必须是至少一个字符的片段，而不是 %1</translation>
    </message>
    <message>
        <source>must be a text</source>
        <translation>必须是文本</translation>
    </message>
    <message>
        <source>must be a text, not %1</source>
        <translation>必须是文本，而不是 %1</translation>
    </message>
    <message>
        <source>must be a token id or a list of them, not %1</source>
        <translation>必须是词元编号或其列表，而不是 %1</translation>
    </message>
    <message>
        <source>must be a whole number from 0 on</source>
        <translation>必须是不小于 0 的整数</translation>
    </message>
    <message>
        <source>must be a whole number from 0 on, or a list of such</source>
        <translation>必须是不小于 0 的整数，或其列表</translation>
    </message>
    <message>
        <source>must be above 0</source>
        <translation>必须大于 0</translation>
    </message>
    <message>
        <source>must be above 0, or null for none</source>
        <translation>必须大于 0，没有则为 null</translation>
    </message>
    <message>
        <source>must be always, first or never, not %1</source>
        <translation>必须是 always、first 或 never，而不是 %1</translation>
    </message>
    <message>
        <source>must be an even number</source>
        <translation>必须是偶数</translation>
    </message>
    <message>
        <source>must be an object with dtype, shape and data_offsets</source>
        <translation>必须是含有 dtype、shape 和 data_offsets 的对象</translation>
    </message>
    <message>
        <source>must be an odd number of tokens</source>
        <translation>必须是奇数个词元</translation>
    </message>
    <message>
        <source>must be at least 2</source>
        <translation>必须至少为 2</translation>
    </message>
    <message>
        <source>must be at least two</source>
        <translation>必须至少有两个</translation>
    </message>
    <message>
        <source>must be below %1, not %2</source>
        <translation>必须小于 %1，而不是 %2</translation>
    </message>
    <message>
        <source>must be greater than low_freq_factor</source>
        <translation>必须大于 low_freq_factor</translation>
    </message>
    <message>
        <source>must be hidden_size / num_attention_heads, %1</source>
        <translation>必须是 hidden_size / num_attention_heads，即 %1</translation>
    </message>
    <message>
        <source>must be hidden_size / num_attention_heads, which is %1</source>
        <translation>必须是 hidden_size / num_attention_heads，即 %1</translation>
    </message>
    <message>
        <source>must be in the order in which they stand, one behind the other</source>
        <translation>必须按其所在的顺序，一个接一个</translation>
    </message>
    <message>
        <source>must be more than 0</source>
        <translation>必须大于 0</translation>
    </message>
    <message>
        <source>must be one character, not &quot;%1&quot;</source>
        <translation>必须是一个字符，而不是 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>must be one of %1, not %2</source>
        <translation>必须是以下之一：%1，而不是 %2</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>必须是 true 或 false</translation>
    </message>
    <message>
        <source>must be true or false, not %1</source>
        <translation>必须是 true 或 false，而不是 %1</translation>
    </message>
    <message>
        <source>must be two whole numbers above 0</source>
        <translation>必须是两个大于 0 的整数</translation>
    </message>
    <message>
        <source>must be {&quot;String&quot;: ...} or {&quot;Regex&quot;: ...}</source>
        <translation>必须是 {&quot;String&quot;: ...} 或 {&quot;Regex&quot;: ...}</translation>
    </message>
    <message>
        <source>must have a list of whole numbers from 0 on as %1</source>
        <translation>的 %1 必须是由不小于 0 的整数构成的列表</translation>
    </message>
    <message>
        <source>must have data_offsets [begin, end] with begin &lt;= end, not %1</source>
        <translation>的 data_offsets 必须是 [begin, end]，且 begin &lt;= end，而不是 %1</translation>
    </message>
    <message>
        <source>must have positions of four whole numbers, not %1</source>
        <translation>必须是由四个整数构成的位置，而不是 %1</translation>
    </message>
    <message>
        <source>names heads, and models with some heads cut out of layers are not supported</source>
        <translation>指定了头，而层中剪掉了一些头的模型不受支持</translation>
    </message>
    <message>
        <source>names the same part twice</source>
        <translation>两次指定同一部分</translation>
    </message>
    <message>
        <source>no cross-attention</source>
        <translation>没有交叉注意力</translation>
    </message>
    <message>
        <source>no decoder</source>
        <translation>没有解码器</translation>
    </message>
    <message>
        <source>no encoder</source>
        <translation>没有编码器</translation>
    </message>
    <message>
        <source>no output head</source>
        <translation>没有输出头</translation>
    </message>
    <message>
        <source>no space is left on the disk</source>
        <translation>磁盘上没有剩余空间</translation>
    </message>
    <message>
        <source>norms of queries and keys after rotary positions</source>
        <translation>旋转位置编码之后的查询和键的归一化</translation>
    </message>
    <message>
        <source>not with a second text, whose tokens are of another type.</source>
        <translation>不能有第二段文本，因为其词元是另一种类型。</translation>
    </message>
    <message>
        <source>not with another mask or other positions.</source>
        <translation>不能用另一种掩码或另外的位置。</translation>
    </message>
    <message>
        <source>not with padding.</source>
        <translation>不能有填充。</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>数</translation>
    </message>
    <message>
        <source>of shape %1 and dtype %2 needs %3 bytes, but its data_offsets %4 hold %5</source>
        <translation>的形状为 %1、dtype 为 %2，需要 %3 个字节，但其 data_offsets %4 含有 %5 个</translation>
    </message>
    <message>
        <source>positions of decoder tokens</source>
        <translation>解码器词元的位置</translation>
    </message>
    <message>
        <source>pronoun</source>
        <translation>代词</translation>
    </message>
    <message>
        <source>queries</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>rotary positions need heads of an even size, and d_model / heads is %1.</source>
        <translation>旋转位置编码需要大小为偶数的头，而 d_model / 头数为 %1。</translation>
    </message>
    <message>
        <source>rotary positions that depend on the length of the text</source>
        <translation>取决于文本长度的旋转位置编码</translation>
    </message>
    <message>
        <source>says that the model is in %1 files, and only whole ones are read; join them with &quot;llama-gguf-split --merge&quot;</source>
        <translation>说模型分为 %1 个文件，而这里只读取完整的模型；请用“llama-gguf-split --merge”合并</translation>
    </message>
    <message>
        <source>says that the weights are quantized (%1), which is not supported; use the checkpoint it was made from</source>
        <translation>说权重是量化的（%1），这不受支持；请使用量化之前的检查点</translation>
    </message>
    <message>
        <source>self-attention</source>
        <translation>自注意力</translation>
    </message>
    <message>
        <source>shares %1 relative positions (max_relative_positions), and at most %2 are supported</source>
        <translation>共用 %1 个相对位置（max_relative_positions），而最多支持 %2 个</translation>
    </message>
    <message>
        <source>should have %1 at its byte %2</source>
        <translation>在第 %2 字节处应有 %1</translation>
    </message>
    <message>
        <source>something other than a separator or a line end after a closing quote</source>
        <translation>右引号之后既不是分隔符也不是行尾</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>switch the experiments off.</source>
        <translation>请关闭实验。</translation>
    </message>
    <message>
        <source>tensor %1</source>
        <translation>张量 %1</translation>
    </message>
    <message>
        <source>tensors</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>the disk quota is used up</source>
        <translation>磁盘配额已用完</translation>
    </message>
    <message>
        <source>the file ends in %1: %2 bytes are needed at byte %3, and %4 are left</source>
        <translation>文件在 %1 处结束：第 %3 字节处需要 %2 个字节，而只剩 %4 个</translation>
    </message>
    <message>
        <source>the file is big-endian, and only little-endian ones are read</source>
        <translation>文件是大端序的，而这里只读取小端序的</translation>
    </message>
    <message>
        <source>the file is of version %1, and only 2 and 3 are read</source>
        <translation>文件的版本为 %1，而这里只读取 2 和 3</translation>
    </message>
    <message>
        <source>the file would be larger than the system allows</source>
        <translation>文件会超过系统允许的大小</translation>
    </message>
    <message>
        <source>the first 4 bytes</source>
        <translation>前 4 个字节</translation>
    </message>
    <message>
        <source>the first of which is not in the vocabulary</source>
        <translation>其中前者不在词表中</translation>
    </message>
    <message>
        <source>the input has %1 and the target %2, and they must have equally many</source>
        <translation>输入有 %1，目标有 %2，而二者必须一样多</translation>
    </message>
    <message>
        <source>the key of key-value %1</source>
        <translation>第 %1 个键值对的键</translation>
    </message>
    <message>
        <source>the key of key-value %1 is no text in UTF-8</source>
        <translation>键值对 %1 的键不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>the name of %1</source>
        <translation>%1的名称</translation>
    </message>
    <message>
        <source>the name of %1 is no text in UTF-8</source>
        <translation>%1 的名称不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>the number of key-values</source>
        <translation>键值对的个数</translation>
    </message>
    <message>
        <source>the number of tensors</source>
        <translation>张量的个数</translation>
    </message>
    <message>
        <source>the second of which is not in the vocabulary</source>
        <translation>其中后者不在词表中</translation>
    </message>
    <message>
        <source>the sliding window must see at least 1 key, not %1.</source>
        <translation>滑动窗口必须至少看到 1 个键，而不是 %1。</translation>
    </message>
    <message>
        <source>the temperature must be a number above 0.</source>
        <translation>温度必须是大于 0 的数。</translation>
    </message>
    <message>
        <source>the type of %1</source>
        <translation>%1 的类型</translation>
    </message>
    <message>
        <source>the version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>there are %1, and length allows %2</source>
        <translation>有 %1，而 length 允许 %2 个</translation>
    </message>
    <message>
        <source>there should be %1 %2, but only %3 bytes follow</source>
        <translation>%2应有 %1 个，但后面只有 %3 个字节</translation>
    </message>
    <message>
        <source>token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>token types</source>
        <translation>词元类型</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>two tensors overlap at byte %1 of the data</source>
        <translation>两个张量在数据的第 %1 字节处重叠</translation>
    </message>
    <message>
        <source>values in %1</source>
        <translation>%1 中的值</translation>
    </message>
    <message>
        <source>which joined are not in the vocabulary</source>
        <translation>而合并的结果不在词表中</translation>
    </message>
    <message>
        <source>whole numbers</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>word breaks</source>
        <translation>词的分界</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1，第 %2 行：%3</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>没有文件</translation>
    </message>
    <message>
        <source>nouns</source>
        <translation>名词</translation>
    </message>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>All patterns together</source>
        <translation>所有注意力权重合起来</translation>
    </message>
</context>
<context>
    <name>Effects</name>
    <message>
        <source>layer %1, head %2</source>
        <translation>层 %1，头 %2</translation>
    </message>
    <message>
        <source>token embedding</source>
        <translation>词元嵌入</translation>
    </message>
    <message>
        <source>position embedding</source>
        <translation>位置嵌入</translation>
    </message>
    <message>
        <source>token type embedding</source>
        <translation>词元类型嵌入</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>bias of the embedding&apos;s norm</source>
        <translation>嵌入归一化的偏置</translation>
    </message>
    <message>
        <source>layer %1, attention&apos;s bias</source>
        <translation>层 %1，注意力的偏置</translation>
    </message>
    <message>
        <source>layer %1, bias of the attention&apos;s norm</source>
        <translation>层 %1，注意力归一化的偏置</translation>
    </message>
    <message>
        <source>layer %1, feed-forward</source>
        <translation>层 %1，前馈</translation>
    </message>
    <message>
        <source>bias of the last norm</source>
        <translation>最后归一化的偏置</translation>
    </message>
    <message>
        <source>bias of the logits</source>
        <translation>logits 的偏置</translation>
    </message>
    <message>
        <source>%1
with it: logit %2, probability %3
without: logit %4, probability %5</source>
        <translation>%1
有它：logit %2，概率 %3
没有它：logit %4，概率 %5</translation>
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
        <translation>其余 %1 个部分</translation>
    </message>
    <message>
        <source>sum: logit of “%1”</source>
        <translation>总和：“%1”的 logit</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Cross-attention</source>
        <translation>交叉注意力</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>层 %1</translation>
    </message>
    <message>
        <source>feed-forward</source>
        <translation>前馈</translation>
    </message>
    <message>
        <source>logit %1, probability %2</source>
        <translation>logit %1，概率 %2</translation>
    </message>
    <message>
        <source>logit %1</source>
        <translation>logit %1</translation>
    </message>
    <message>
        <source>What speaks for “%1”, and what against it: %2</source>
        <translation>什么支持“%1”，什么反对它：%2</translation>
    </message>
    <message>
        <source>Direct logit attribution: the logit is split over all that it is a sum of. What a part does by way of later layers is not in its share.</source>
        <translation>直接 logit 归因：把 logit 拆分到组成它的各部分。某部分经由后面各层产生的作用不计入其份额。</translation>
    </message>
    <message>
        <source>Ablation: how far the logit falls when a head gives its mean over the text (below 0: it rises). Effects of single heads do not add up.</source>
        <translation>消融：当一个头改为输出全文平均值时，logit 下降多少（小于 0：上升）。单个头的作用不能相加。</translation>
    </message>
    <message>
        <source>Ablation: how far the logit falls when a head is switched off (below 0: it rises). Effects of single heads do not add up.</source>
        <translation>消融：关闭一个头时，logit 下降多少（小于 0：上升）。单个头的作用不能相加。</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>encoder layer %1, head %2</source>
        <translation>编码器层 %1，头 %2</translation>
    </message>
    <message>
        <source>decoder layer %1, head %2</source>
        <translation>解码器层 %1，头 %2</translation>
    </message>
    <message>
        <source>cross-attention layer %1, head %2</source>
        <translation>交叉注意力层 %1，头 %2</translation>
    </message>
</context>
<context>
    <name>EncodingContent</name>
    <message>
        <source>Cosine similarity of positions</source>
        <translation>位置的余弦相似度</translation>
    </message>
    <message>
        <source>Dot product of positions</source>
        <translation>位置的点积</translation>
    </message>
    <message>
        <source>base %1, d_model %2</source>
        <translation>基数 %1，d_model %2</translation>
    </message>
    <message>
        <source>position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>base %1, d_k %2; the angle of each pair of dimensions</source>
        <translation>基数 %1，d_k %2；每对维度的角度</translation>
    </message>
    <message>
        <source>cosines, then sines</source>
        <translation>先余弦，后正弦</translation>
    </message>
    <message>
        <source>%1 heads; what is added to the score of a key at a distance</source>
        <translation>%1 个头；给一定距离处的键的分数加上的值</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Bias of head %1: queries and keys</source>
        <translation>头 %1 的偏置：查询与键</translation>
    </message>
    <message>
        <source>The model&apos;s table of positions is not at hand.</source>
        <translation>没有模型的位置表。</translation>
    </message>
    <message>
        <source>a table, %1 of its %2 positions, d_model %3</source>
        <translation>一张表，共 %2 个位置中的 %1 个，d_model %3</translation>
    </message>
    <message>
        <source>There is no model behind these weights; choose a formula to see its matrix.</source>
        <translation>这些权重背后没有模型；请选择一个公式来查看其矩阵。</translation>
    </message>
    <message>
        <source>This model has no positional encoding: it sees a set of tokens, without order.</source>
        <translation>这个模型没有位置编码：它看到的是一组没有顺序的词元。</translation>
    </message>
    <message>
        <source>Own encoding of %1: %2</source>
        <translation>%1 自身的编码：%2</translation>
    </message>
    <message>
        <source>%1, base %2, d_model %3</source>
        <translation>%1，基数 %2，d_model %3</translation>
    </message>
    <message>
        <source>%1, base %2, d_k %3</source>
        <translation>%1，基数 %2，d_k %3</translation>
    </message>
    <message>
        <source>%1, %2 heads</source>
        <translation>%1，%2 个头</translation>
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
        <translation>第 %1 对的 cos</translation>
    </message>
    <message>
        <source>sin of pair %1</source>
        <translation>第 %1 对的 sin</translation>
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
        <translation>句对</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>bert-base-uncased or gpt2; keeps the model at hand</source>
        <translation>bert-base-uncased 或 gpt2；保留当前模型</translation>
    </message>
    <message>
        <source>bert-base-uncased; keeps the model at hand</source>
        <translation>bert-base-uncased；保留当前模型</translation>
    </message>
    <message>
        <source>the playground, or a model that knows Chinese</source>
        <translation>试验场，或懂中文的模型</translation>
    </message>
    <message>
        <source>the playground</source>
        <translation>试验场</translation>
    </message>
    <message>
        <source>the playground, or gpt2</source>
        <translation>试验场，或 gpt2</translation>
    </message>
</context>
<context>
    <name>Experiment</name>
    <message>
        <source>head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>encoder head</source>
        <translation>编码器头</translation>
    </message>
    <message>
        <source>decoder head</source>
        <translation>解码器头</translation>
    </message>
    <message>
        <source>cross-attention head</source>
        <translation>交叉注意力头</translation>
    </message>
    <message>
        <source>%1 switched off</source>
        <translation>%1 已关闭</translation>
    </message>
    <message>
        <source>%1 at its mean</source>
        <translation>%1 取平均值</translation>
    </message>
    <message>
        <source>decoder token %1 cut</source>
        <translation>剪去解码器词元 %1</translation>
    </message>
    <message>
        <source>token %1 cut</source>
        <translation>剪去词元 %1</translation>
    </message>
    <message>
        <source>key %1 blocked</source>
        <translation>屏蔽键 %1</translation>
    </message>
    <message>
        <source>key %1 blocked for query %2</source>
        <translation>对查询 %2 屏蔽键 %1</translation>
    </message>
    <message>
        <source>score scale %1</source>
        <translation>分数缩放 %1</translation>
    </message>
    <message>
        <source>%1 more changes</source>
        <translation>另有 %1 项改变</translation>
    </message>
    <message>
        <source>Switch Head %1 Off</source>
        <translation>关闭头 %1</translation>
    </message>
    <message>
        <source>Set Head %1 to Its Mean</source>
        <translation>把头 %1 设为平均值</translation>
    </message>
    <message>
        <source>Cut a Token</source>
        <translation>剪去一个词元</translation>
    </message>
    <message>
        <source>choose a token first</source>
        <translation>请先选择词元</translation>
    </message>
    <message>
        <source>Cut Token %1 %2</source>
        <translation>剪去词元 %1 %2</translation>
    </message>
    <message>
        <source>Block a Key</source>
        <translation>屏蔽一个键</translation>
    </message>
    <message>
        <source>choose a cell first</source>
        <translation>请先选择单元格</translation>
    </message>
    <message>
        <source>Block Key %1 %2 for Every Query</source>
        <translation>对所有查询屏蔽键 %1 %2</translation>
    </message>
    <message>
        <source>Block Key %1 %2 for Query %3 %4</source>
        <translation>对查询 %3 %4 屏蔽键 %1 %2</translation>
    </message>
    <message>
        <source>Without Positional Encoding</source>
        <translation>不用位置编码</translation>
    </message>
    <message>
        <source>this model has none</source>
        <translation>这个模型没有</translation>
    </message>
    <message>
        <source>An imported array cannot be changed: there is no model behind it.</source>
        <translation>导入的数组不能改变：背后没有模型。</translation>
    </message>
    <message>
        <source>Another Score Scale…</source>
        <translation>改变分数缩放…</translation>
    </message>
    <message>
        <source>on already</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>without positional encoding</source>
        <translation>不用位置编码</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1“%2”</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>The dot product of the query vector and the key vector</source>
        <translation>查询向量与键向量的点积</translation>
    </message>
    <message>
        <source>q·k</source>
        <translation>q·k</translation>
    </message>
    <message>
        <source>× scale</source>
        <translation>× 缩放</translation>
    </message>
    <message>
        <source>What q·k is multiplied by</source>
        <translation>q·k 所乘的系数</translation>
    </message>
    <message>
        <source>soft cap</source>
        <translation>软上限</translation>
    </message>
    <message>
        <source>c in c × tanh(x / c), which keeps scores between −c and c</source>
        <translation>c × tanh(x / c) 中的 c，使分数保持在 −c 到 c 之间</translation>
    </message>
    <message>
        <source>score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>被掩蔽</translation>
    </message>
    <message>
        <source>The mask keeps this query from looking at this key</source>
        <translation>掩码不让这个查询看这个键</translation>
    </message>
    <message>
        <source>+ bias</source>
        <translation>+ 偏置</translation>
    </message>
    <message>
        <source>Added for the distance of the two tokens</source>
        <translation>按两个词元的距离加上</translation>
    </message>
    <message>
        <source>= score</source>
        <translation>= 分数</translation>
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
        <translation>对这个查询的所有键求 exp(分数) 之和的对数</translation>
    </message>
    <message>
        <source>sink</source>
        <translation>汇点</translation>
    </message>
    <message>
        <source>A score of the head&apos;s own that takes part in the sum and stands for no token</source>
        <translation>这个头自身的一个分数，参与求和但不对应任何词元</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>weight = exp(score − log-sum-exp)</source>
        <translation>权重 = exp(分数 − log-sum-exp)</translation>
    </message>
    <message>
        <source>After softmax</source>
        <translation>softmax 之后</translation>
    </message>
    <message>
        <source>layer %1, head %2</source>
        <translation>层 %1，头 %2</translation>
    </message>
    <message>
        <source>… (%1 heads)</source>
        <translation>…（%1 个头）</translation>
    </message>
    <message>
        <source>mean of heads %1</source>
        <translation>头 %1 的平均</translation>
    </message>
    <message>
        <source>layer %1: %2</source>
        <translation>层 %1：%2</translation>
    </message>
    <message>
        <source>no cross-attention</source>
        <translation>没有交叉注意力</translation>
    </message>
    <message>
        <source>no self-attention</source>
        <translation>没有自注意力</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>The weights were read from a file; the scores behind them are not in it.</source>
        <translation>权重是从文件读取的；文件里没有对应的分数。</translation>
    </message>
    <message>
        <source>entropy</source>
        <translation>熵</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 比特</translation>
    </message>
    <message>
        <source>How spread out the weights are, the mean over queries; 0: all on one key</source>
        <translation>权重的分散程度，对查询取平均；0：全在一个键上</translation>
    </message>
    <message>
        <source>mean distance</source>
        <translation>平均距离</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>How far away the keys are, weighted</source>
        <translation>键的远近，按权重平均</translation>
    </message>
    <message>
        <source>on the first token</source>
        <translation>在首词元上</translation>
    </message>
    <message>
        <source>Mean weight on key 0</source>
        <translation>键 0 的平均权重</translation>
    </message>
    <message>
        <source>on the token itself</source>
        <translation>在词元自身上</translation>
    </message>
    <message>
        <source>Mean weight on the query&apos;s own token</source>
        <translation>查询自身词元的平均权重</translation>
    </message>
    <message>
        <source>on the previous token</source>
        <translation>在前一词元上</translation>
    </message>
    <message>
        <source>Mean weight one token before</source>
        <translation>前一词元的平均权重</translation>
    </message>
    <message>
        <source>on the next token</source>
        <translation>在后一词元上</translation>
    </message>
    <message>
        <source>Mean weight one token after</source>
        <translation>后一词元的平均权重</translation>
    </message>
    <message>
        <source>largest of a row, mean</source>
        <translation>行最大值的平均</translation>
    </message>
    <message>
        <source>Mean of each query&apos;s largest weight</source>
        <translation>每个查询最大权重的平均值</translation>
    </message>
    <message>
        <source>layer %1, all heads</source>
        <translation>层 %1，所有头</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>What is shown is made of the run’s weights; no softmax of scores gives it.</source>
        <translation>所显示的由这次运行的权重得出，不是任何分数的 softmax。</translation>
    </message>
    <message>
        <source>%1, bits</source>
        <translation>%1（比特）</translation>
    </message>
    <message>
        <source>%1, tokens</source>
        <translation>%1（词元）</translation>
    </message>
    <message>
        <source>%1, words</source>
        <translation>%1（词）</translation>
    </message>
    <message>
        <source>%1 words</source>
        <translation>%1 个词</translation>
    </message>
    <message>
        <source>What the word’s tokens give to all tokens of the other word, in the mean</source>
        <translation>该词的各词元给另一个词全部词元的权重，取平均</translation>
    </message>
    <message>
        <source>none, only tokens have them</source>
        <translation>没有，只有词元才有</translation>
    </message>
    <message>
        <source>A word’s weight is made of its tokens’ weights; no softmax of scores gives it.</source>
        <translation>词的权重由其词元的权重合成，不是由分数经 softmax 得到的。</translation>
    </message>
    <message>
        <source>on the first word</source>
        <translation>在首词上</translation>
    </message>
    <message>
        <source>on the word itself</source>
        <translation>在词自身上</translation>
    </message>
    <message>
        <source>Mean weight on the query&apos;s own word</source>
        <translation>对查询自身这个词的平均权重</translation>
    </message>
    <message>
        <source>on the previous word</source>
        <translation>在前一个词上</translation>
    </message>
    <message>
        <source>Mean weight one word before</source>
        <translation>对前一个词的平均权重</translation>
    </message>
    <message>
        <source>on the next word</source>
        <translation>在后一个词上</translation>
    </message>
    <message>
        <source>Mean weight one word after</source>
        <translation>对后一个词的平均权重</translation>
    </message>
    <message>
        <source>normalized entropy</source>
        <translation>归一化熵</translation>
    </message>
    <message>
        <source>The entropy as a share of the most there can be; 1: every visible key has the same weight</source>
        <translation>熵占其最大可能值的比例；1：每个可见的键权重相同</translation>
    </message>
</context>
<context>
    <name>Font</name>
    <message>
        <source>%1, Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, WenQuanYi Micro Hei</source>
        <extracomment>Font families, the best first; %1 is the desktop&apos;s. Where most words are Chinese, a Chinese one comes first: lines are as high as the first one says. The same character has another shape in another language.</extracomment>
        <translation>Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, WenQuanYi Micro Hei, %1</translation>
    </message>
</context>
<context>
    <name>FrameExport</name>
    <message>
        <source>There is no text to make pictures of.</source>
        <translation>没有文本可以生成图片。</translation>
    </message>
    <message>
        <source>There is no training whose steps could be drawn.</source>
        <translation>没有可以绘制其步骤的训练。</translation>
    </message>
</context>
<context>
    <name>HeadMapView</name>
    <message>
        <source>Computing what heads do…</source>
        <translation>正在计算各头的作用…</translation>
    </message>
    <message>
        <source>Choose a cell: a token that looks, and one that is looked at.</source>
        <translation>请选择一个单元格：一个看的词元和一个被看的词元。</translation>
    </message>
    <message>
        <source>No head follows this rule here.</source>
        <translation>这里没有头遵循这条规则。</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>A has %1 × %2 layers and heads, B has %3 × %4: the map shows A alone.</source>
        <translation>A 有 %1 × %2 个层和头，B 有 %3 × %4 个：图中只显示 A。</translation>
    </message>
    <message>
        <source>%1 The map shows A alone.</source>
        <translation>%1图中只显示 A。</translation>
    </message>
    <message>
        <source>A − B: %1</source>
        <translation>A − B：%1</translation>
    </message>
    <message>
        <source>B is a head of the same run, whose map is that of A.</source>
        <translation>B 是同一次运行中的头，它的图就是 A 的图。</translation>
    </message>
    <message>
        <source>B has not both of the tokens of this cell.</source>
        <translation>B 没有这个单元格的两个词元。</translation>
    </message>
    <message>
        <source>Computing …</source>
        <translation>正在计算…</translation>
    </message>
</context>
<context>
    <name>HeadSentence</name>
    <message>
        <source>This head follows no simple rule.</source>
        <translation>这个头不遵循简单的规则。</translation>
    </message>
    <message>
        <source>This head looks one word back (%1 of the weight).</source>
        <translation>这个头看前一个词（占权重 %1）。</translation>
    </message>
    <message>
        <source>This head looks at the word itself (%1 of the weight).</source>
        <translation>这个头看词自身（占权重 %1）。</translation>
    </message>
    <message>
        <source>This head looks one word ahead (%1 of the weight).</source>
        <translation>这个头看后一个词（占权重 %1）。</translation>
    </message>
    <message>
        <source>This head looks at the first token (%1 of the weight).</source>
        <translation>这个头看首词元（占权重 %1）。</translation>
    </message>
    <message>
        <source>This head looks at earlier places of the same word (%1 of the weight).</source>
        <translation>这个头看同一个词此前出现的地方（占权重 %1）。</translation>
    </message>
    <message>
        <source>This head looks at what followed the same word before (%1 of the weight).</source>
        <translation>这个头看同一个词上次出现后面的内容（占权重 %1）。</translation>
    </message>
    <message>
        <source>This head looks at special tokens such as [SEP] (%1 of the weight).</source>
        <translation>这个头看 [SEP] 这样的特殊词元（占权重 %1）。</translation>
    </message>
    <message>
        <source>This head looks at punctuation (%1 of the weight).</source>
        <translation>这个头看标点（占权重 %1）。</translation>
    </message>
    <message>
        <source>%1, %2 of the weight</source>
        <translation>%1，占权重 %2</translation>
    </message>
</context>
<context>
    <name>HeadsView</name>
    <message>
        <source>Head %1</source>
        <translation>头 %1</translation>
    </message>
    <message>
        <source>max %1</source>
        <translation>最大 %1</translation>
    </message>
    <message>
        <source>max-pooled: each pixel is the largest of %1 × %1 cells</source>
        <translation>最大池化：每个像素取 %1 × %1 个单元格中的最大值</translation>
    </message>
    <message>
        <source>mean-pooled: each pixel is the mean of %1 × %1 cells</source>
        <translation>平均池化：每个像素取 %1 × %1 个单元格的平均值</translation>
    </message>
    <message>
        <source>The picture is too small for the heads of a layer: make it larger.</source>
        <translation>图片太小，放不下一层的头：请放大。</translation>
    </message>
    <message>
        <source>Show one head</source>
        <translation>显示一个头</translation>
    </message>
    <message>
        <source>The heads of layer %1</source>
        <translation>层 %1 的头</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>注意力头</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>queries</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>keys →</source>
        <translation>键 →</translation>
    </message>
    <message>
        <source>queries ↓</source>
        <translation>查询 ↓</translation>
    </message>
    <message>
        <source>%1 (switched off)</source>
        <translation>%1（已关闭）</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>One query token in one head, from its embedding to the logits: every stage with its real numbers, as this run has made them.</source>
        <translation>一个查询词元在一个头中，从嵌入到 logits：每一步都是本次运行得出的真实数值。</translation>
    </message>
    <message>
        <source>Follow the stages from top to bottom: embedding and position, norm, q, k and v, the scores of every key, softmax, the weighted values, the heads joined, the output projection, the feed-forward, the next layer.</source>
        <translation>从上到下看各个步骤：嵌入和位置、归一化、q、k 和 v、每个键的分数、softmax、加权的值、各头拼接、输出投影、前馈、下一层。</translation>
    </message>
    <message>
        <source>Blue is positive, orange negative. The deepest colour of a stage is its largest absolute value, printed at its right; numbers of one stage can be compared by eye, those of two stages cannot.</source>
        <translation>蓝色为正，橙色为负。一步中最深的颜色是其最大绝对值，印在右侧；同一步的数值可以目测比较，不同步之间则不行。</translation>
    </message>
    <message>
        <source>Pin a token to keep its numbers below those of the next one. The menu of dishes at the end has scores that you can change: softmax and the weighted sum follow.</source>
        <translation>固定一个词元，它的数值就留在下一个词元的数值下方。末尾的菜单中分数可以更改：softmax 和加权和随之变化。</translation>
    </message>
    <message>
        <source>What one head adds to the residual stream: values v weighted by the pattern, then projected.</source>
        <translation>一个头加到残差流上的内容：值 v 按注意力加权，再投影。</translation>
    </message>
    <message>
        <source>The feed-forward network; many models have another activation, or a gate, in place of max(0, ·).</source>
        <translation>前馈网络；许多模型用别的激活函数或门控代替 max(0, ·)。</translation>
    </message>
    <message>
        <source>The norm before or after a sublayer; RMSNorm leaves the mean out.</source>
        <translation>子层之前或之后的归一化；RMSNorm 不减平均值。</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Up and down walk the query tokens, left and right the keys</source>
        <translation>上下移动查询词元，左右移动键</translation>
    </message>
    <message>
        <source>Ctrl+Arrow keys</source>
        <translation>Ctrl+方向键</translation>
    </message>
    <message>
        <source>The next or the previous head, the next or the previous layer</source>
        <translation>下一个或上一个头，下一层或上一层</translation>
    </message>
    <message>
        <source>Ctrl+F, F3</source>
        <translation>Ctrl+F、F3</translation>
    </message>
    <message>
        <source>Finds tokens and text, and goes to the next place</source>
        <translation>查找词元和文字，并转到下一处</translation>
    </message>
    <message>
        <source>Menu key, right click</source>
        <translation>菜单键、右键</translation>
    </message>
    <message>
        <source>Which other views can show this</source>
        <translation>还有哪些视图能显示它</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Lets go of the tokens</source>
        <translation>放开词元</translation>
    </message>
    <message>
        <source>Ctrl+C, Ctrl+E</source>
        <translation>Ctrl+C、Ctrl+E</translation>
    </message>
    <message>
        <source>Copies the picture, exports it</source>
        <translation>复制图片、导出图片</translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation>Page Up、Page Down</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>滚动</translation>
    </message>
    <message>
        <source>What every head does for the logit of one token: how much it changes when the head is switched off, or how much of it the head writes itself.</source>
        <translation>每个头对一个词元的 logit 有什么作用：关闭这个头时它变化多少，或这个头自己写入了多少。</translation>
    </message>
    <message>
        <source>Each square is a head, blue where it speaks for the token and orange where it speaks against it. The list ranks them; a click on one puts it in focus.</source>
        <translation>每个方块是一个头，支持该词元为蓝色，反对为橙色。列表按大小排列；点击即设为焦点。</translation>
    </message>
    <message>
        <source>Switching off runs the model once for each head, so it has everything in it that later layers do about it. Attribution splits one run&apos;s logit exactly into what the embedding, each head and each feed-forward add; what a part does by way of later layers is not in its share.</source>
        <translation>关闭法对每个头各运行一次模型，因此包含后面各层由此产生的全部变化。归因法把一次运行的 logit 精确拆分为嵌入、每个头和每个前馈加上的部分；某部分经由后面各层产生的作用不计入其份额。</translation>
    </message>
    <message>
        <source>The change of the logit of token t when head h is switched off.</source>
        <translation>关闭头 h 时词元 t 的 logit 的变化。</translation>
    </message>
    <message>
        <source>Direct logit attribution: the final norm&apos;s divisor σ is held at its value in this run, so that the logit is a sum over parts.</source>
        <translation>直接 logit 归因：最后归一化的除数 σ 固定为本次运行的值，于是 logit 成为各部分之和。</translation>
    </message>
    <message>
        <source>Every head of the model at once: as a small picture of its pattern, or as one number in colour.</source>
        <translation>同时显示模型的每个头：以注意力小图，或以颜色表示的一个数。</translation>
    </message>
    <message>
        <source>Choose above what is shown, how heads are ordered, and which are left out.</source>
        <translation>在上方选择显示什么、头如何排序、略去哪些。</translation>
    </message>
    <message>
        <source>“By the cell&apos;s weight” answers which head looks from the focused query to the focused key. “Like the focused head” ranks by agreement of the two patterns.</source>
        <translation>“按单元格权重”回答哪个头从焦点查询看向焦点键。“与焦点头相似”按两幅注意力图的一致度排名。</translation>
    </message>
    <message>
        <source>Numbers are means over the queries of this text. A head is named after a habit only where that habit explains at least half of the weight.</source>
        <translation>数值是对本文查询的平均。只有当一种习惯能解释至少一半的权重时，才用它给头命名。</translation>
    </message>
    <message>
        <source>agreement</source>
        <translation>一致度</translation>
    </message>
    <message>
        <source>Walk over the heads</source>
        <translation>在各头之间移动</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>The head large</source>
        <translation>放大这个头</translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation>Ctrl+B</translation>
    </message>
    <message>
        <source>Shows or hides the map</source>
        <translation>显示或隐藏总览</translation>
    </message>
    <message>
        <source>All heads of one layer as heatmaps, or one head large. Each is the attention pattern of that head: one row for each query token, one column for each key token.</source>
        <translation>以热图显示一层的所有头，或放大一个头。每幅是该头的注意力图：每个查询词元一行，每个键词元一列。</translation>
    </message>
    <message>
        <source>Read a row from left to right: it is what this word looks at. The weights of a row sum to 1. A cell far from the background&apos;s colour is a key that gets much of the weight.</source>
        <translation>从左到右看一行：这就是这个词看向的内容。一行的权重之和为 1。颜色与背景相差大的单元格是得到大量权重的键。</translation>
    </message>
    <message>
        <source>A diagonal just below the main one is a head that looks one word back; a full column is a word that every word looks at, often the first one. Grey cells are masked: the query may not look there. Hatched cells are left out by choice.</source>
        <translation>紧贴主对角线下方的对角线表示看前一个词的头；整列都深表示每个词都看的词，往往是第一个。灰色单元格被掩蔽：查询不能看那里。斜线单元格是选择略去的。</translation>
    </message>
    <message>
        <source>The bar below is the scale and the control at once: 0 to the 99.5th percentile of the drawn cells unless you choose otherwise; the arrow at its end names the true maximum.</source>
        <translation>下方的色标既是刻度也是控件：除非另行选择，范围为 0 到所画单元格的第 99.5 百分位；末端的箭头注明真正的最大值。</translation>
    </message>
    <message>
        <source>The weight of query i on key j. q and k are the head&apos;s own projections of the two tokens, d&lt;sub&gt;k&lt;/sub&gt; is their length; softmax makes each row sum to 1. A model with another scale, or with a bias for positions, adds these where the formula has 1/√d&lt;sub&gt;k&lt;/sub&gt;.</source>
        <translation>查询 i 对键 j 的权重。q 和 k 是这个头对两个词元各自的投影，d&lt;sub&gt;k&lt;/sub&gt; 是其长度；softmax 使每行之和为 1。使用其他缩放或位置偏置的模型，在公式中 1/√d&lt;sub&gt;k&lt;/sub&gt; 处加入它们。</translation>
    </message>
    <message>
        <source>The focused head large</source>
        <translation>放大焦点头</translation>
    </message>
    <message>
        <source>Ctrl+G, Ctrl+Shift+G</source>
        <translation>Ctrl+G、Ctrl+Shift+G</translation>
    </message>
    <message>
        <source>All heads of the layer, one head</source>
        <translation>这一层的所有头、单个头</translation>
    </message>
    <message>
        <source>+, -, F</source>
        <translation>+、-、F</translation>
    </message>
    <message>
        <source>In one head: zoom in, zoom out, show everything</source>
        <translation>单个头中：放大、缩小、显示全部</translation>
    </message>
    <message>
        <source>The numbers behind the focus: what the focused token looks at, or what looks at it, ranked; how the focused cell&apos;s weight comes about; and what the head does on this text.</source>
        <translation>焦点背后的数值：焦点词元看什么或什么看它的排名；焦点单元格的权重如何得出；这个头在本文中做什么。</translation>
    </message>
    <message>
        <source>“Looks at” ranks the keys of the focused query by weight, “Is looked at by” the queries of the focused token. Several heads can be chosen above the list; then the mean of their weights is ranked.</source>
        <translation>“看向”按权重排列焦点查询的键，“被谁看”排列焦点词元的查询。列表上方可选多个头，这时按其平均权重排名。</translation>
    </message>
    <message>
        <source>The cell&apos;s lines lead from the product q · k over the scale and the bias to the score, and by the row&apos;s log-sum-exp to the weight. “Show in …” opens the views that show the same cell another way.</source>
        <translation>单元格的各行从乘积 q · k 经缩放和偏置到分数，再由该行的 log-sum-exp 到权重。“在…中显示”打开以其他方式显示同一单元格的视图。</translation>
    </message>
    <message>
        <source>The same softmax, written with the logarithm of the row&apos;s sum: s&lt;sub&gt;ij&lt;/sub&gt; is the score of query i and key j after scale, bias and mask.</source>
        <translation>同一个 softmax，用该行之和的对数写出：s&lt;sub&gt;ij&lt;/sub&gt; 是查询 i 与键 j 经缩放、偏置和掩码之后的分数。</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>上、下</translation>
    </message>
    <message>
        <source>Walk the list and preview</source>
        <translation>在列表中移动并预览</translation>
    </message>
    <message>
        <source>Locks the entry</source>
        <translation>锁定该项</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>In the list: copies it as a table</source>
        <translation>在列表中：复制为表格</translation>
    </message>
    <message>
        <source>Queries at the left, keys at the right, and a line for each weight between them; or arcs over one line of text. Any number of heads at once.</source>
        <translation>查询在左，键在右，二者之间每个权重一条线；或在一行文本上画弧线。可同时显示任意多个头。</translation>
    </message>
    <message>
        <source>The stronger a line&apos;s colour, the more weight it has. Heads are told apart by colour and dashes; hover over a line for its head and its number.</source>
        <translation>线的颜色越深，权重越大。各头以颜色和虚线区分；把鼠标停在线上可看到它的头和数值。</translation>
    </message>
    <message>
        <source>Only the strongest lines are drawn, until they hold the share of each head&apos;s weight that the slider says, so that a hundred small weights do not hide one large one. Adding a head does not make the others paler.</source>
        <translation>只画最强的线，直到占每个头权重的滑块所示比例，这样上百个小权重不会遮住一个大权重。增加一个头不会使其他的变淡。</translation>
    </message>
    <message>
        <source>With a token in focus its outgoing lines, or its incoming ones, or both are drawn. Between two texts the filter chooses from which text to which.</source>
        <translation>有焦点词元时，画出它看出去的线、看向它的线，或两者。两段文本之间可筛选从哪段到哪段。</translation>
    </message>
    <message>
        <source>The lines that are drawn of head h: its largest weights, taken in descending order until their sum reaches the share s of all that could be drawn.</source>
        <translation>头 h 画出的线：按降序取最大的权重，直到其和达到可画总量的比例 s。</translation>
    </message>
    <message>
        <source>How the score of one cell is made: the query, the key and their product in every dimension of the head, which sum to q · k.</source>
        <translation>一个单元格的分数如何得出：查询、键及二者在头的每一维上的乘积，其和为 q · k。</translation>
    </message>
    <message>
        <source>Each bar of the product adds to the score or takes from it. Sorted by contribution one sees which few dimensions decide.</source>
        <translation>乘积的每个条形增加或减少分数。按贡献排序可看出是哪几个维度起决定作用。</translation>
    </message>
    <message>
        <source>The steps below lead from the sum to the weight: times the scale, plus the bias, softmax. For models with rotary positions the two vectors can be shown before and after they are turned.</source>
        <translation>下方的步骤从和到权重：乘以缩放，加上偏置，softmax。对使用旋转位置编码的模型，可显示两个向量旋转前后的样子。</translation>
    </message>
    <message>
        <source>The score of query i and key j as a sum over the dimensions d of the head.</source>
        <translation>查询 i 与键 j 的分数，即对头的各维 d 求和。</translation>
    </message>
    <message>
        <source>Rotary positions: each pair of dimensions of the token at position i is turned by its own frequency before the product.</source>
        <translation>旋转位置编码：位置 i 处词元的每对维度在相乘之前按各自的频率旋转。</translation>
    </message>
    <message>
        <source>How the model is told where a word stands: its positional encoding as a matrix, as curves and as similarity of positions; and the focused head with it and without it.</source>
        <translation>模型如何得知一个词在什么位置：位置编码的矩阵、曲线和位置相似度；以及焦点头在有和没有它时的样子。</translation>
    </message>
    <message>
        <source>In the matrix each row is a position and each column a dimension: fast waves at the left, slow ones at the right, in the sinusoidal encoding. A click on a column draws it as a curve.</source>
        <translation>矩阵中每行是一个位置，每列是一个维度：在正弦编码中，左侧波动快，右侧波动慢。点击一列即画成曲线。</translation>
    </message>
    <message>
        <source>The similarity of two positions falls with their distance in most encodings. The two heatmaps show the same head on the same text, once with the encoding and once without: what is left is what the head knows from the words alone.</source>
        <translation>在多数编码中，两个位置的相似度随距离下降。两幅热图显示同一文本上的同一个头，一次有编码，一次没有：剩下的就是这个头仅凭词语得知的。</translation>
    </message>
    <message>
        <source>The sinusoidal encoding of dimension 2i and 2i+1 at position pos.</source>
        <translation>位置 pos 处维度 2i 和 2i+1 的正弦编码。</translation>
    </message>
    <message>
        <source>ALiBi: head h of n takes something from the score for every token of distance.</source>
        <translation>ALiBi：n 个头中的头 h 每隔一个词元的距离从分数中减去一定的值。</translation>
    </message>
    <message>
        <source>Rotary positions: after turning, the score knows the distance alone.</source>
        <translation>旋转位置编码：旋转之后，分数只取决于距离。</translation>
    </message>
    <message>
        <source>Relative positions: a learned bias for each bucket of distances.</source>
        <translation>相对位置：每个距离区间有一个学到的偏置。</translation>
    </message>
    <message>
        <source>What the model expects after the focused token, or behind the mask: probabilities over the whole vocabulary, what each step of sampling leaves of them, and what every layer would have said.</source>
        <translation>模型预计焦点词元之后或掩码处是什么：整个词表上的概率，采样的每一步保留了哪些，以及每一层会怎么说。</translation>
    </message>
    <message>
        <source>The first bars are the model&apos;s own probabilities. Temperature, top-k and top-p act on them in this order; the bars of each stage show what is left.</source>
        <translation>第一组条形是模型自身的概率。温度、top-k 和 top-p 依次作用于它们；各阶段的条形显示余下的部分。</translation>
    </message>
    <message>
        <source>The logit lens below reads the residual stream after every layer as if the model ended there: one sees where in the model the answer comes up.</source>
        <translation>下方的 logit 透镜把每一层之后的残差流当作模型的结尾来读：可看出答案在模型的何处出现。</translation>
    </message>
    <message>
        <source>In an encoder click a token to hide it behind the mask; the model then guesses it.</source>
        <translation>在编码器中点击词元即用掩码遮住它；模型随后猜测。</translation>
    </message>
    <message>
        <source>The probability of token t with logits z and temperature T; the model&apos;s own has T = 1.</source>
        <translation>logits 为 z、温度为 T 时词元 t 的概率；模型自身的 T = 1。</translation>
    </message>
    <message>
        <source>Top-p keeps the likeliest tokens that make up probability p together.</source>
        <translation>top-p 保留合计概率达到 p 的最可能词元。</translation>
    </message>
    <message>
        <source>The logit lens: the final norm and the unembedding on the residual stream after layer l.</source>
        <translation>logit 透镜：对层 l 之后的残差流做最后的归一化和反嵌入。</translation>
    </message>
    <message>
        <source>Stretches of the text under names of your own, such as role, key facts, filler, and how much attention each receives, per head, per layer and overall.</source>
        <translation>给文本的各段起自己的名称，例如角色、关键事实、赘语，查看每段在各头、各层和整体上得到多少注意力。</translation>
    </message>
    <message>
        <source>Choose a name and drag over words. The share is what part of the weight goes to the span. Shares alone mislead: cutting filler raises every other share by itself. So the lift stands beside it: the share over the share that an even spread would give; 1 is chance.</source>
        <translation>选择一个名称并在词上拖动。份额是权重中归于该片段的部分。只看份额会误导：剪去赘语本身就会提高其他份额。因此旁边列出提升度：份额与均匀分布时份额之比；1 为随机水平。</translation>
    </message>
    <message>
        <source>Another wording of the text can be run beside this one, and the change of the prediction when a span is cut is shown where the model predicts something. Attention is not effect: a span may be looked at much and change little.</source>
        <translation>可以同时运行文本的另一种写法；若模型有预测，还显示剪去片段时预测的变化。注意力不等于作用：一个片段可能被看很多却几乎不改变什么。</translation>
    </message>
    <message>
        <source>What queries F give to the keys of span T, as a mean over the queries.</source>
        <translation>查询 F 给片段 T 的键的权重，对查询取平均。</translation>
    </message>
    <message>
        <source>The share under an even spread, V(i) being the keys that query i may see.</source>
        <translation>均匀分布时的份额，V(i) 为查询 i 可见的键。</translation>
    </message>
    <message>
        <source>The running text itself, each token shaded by a weight. The way to read attention over a page or a whole document.</source>
        <translation>文本本身，每个词元按权重着色。适合在一页或整篇文档上阅读注意力。</translation>
    </message>
    <message>
        <source>From the token: how much the chosen word looks at each other word. To the token: how much each word looks at the chosen one. Mean: how much each word gets on average from those that may look at it, the later ones in a decoder.</source>
        <translation>从词元看：所选的词看其他每个词多少。看向词元：每个词看所选的词多少。平均：每个词从可以看它的词（解码器中为其后的词）平均得到多少。</translation>
    </message>
    <message>
        <source>Drag over words to mark a stretch: the shading is then the mean over its words. The heads above the text say whose weights are meant: the chosen ones, the layer&apos;s or all.</source>
        <translation>在词上拖动可标记一段：着色即为这段各词的平均。文本上方的头说明是谁的权重：所选的、整层的或全部的。</translation>
    </message>
    <message>
        <source>The mean shading of token j: Q&lt;sub&gt;j&lt;/sub&gt; are the queries that count and may look at j; in a decoder those behind j.</source>
        <translation>词元 j 的平均着色：Q&lt;sub&gt;j&lt;/sub&gt; 为计入且可以看 j 的查询；解码器中为 j 之后的查询。</translation>
    </message>
    <message>
        <source>A small model that learns from a text while you watch: loss, learning rate and gradient norm by step, and snapshots that every other view can show.</source>
        <translation>一个在你眼前从文本学习的小模型：每一步的损失、学习率和梯度范数，以及其他视图都能显示的快照。</translation>
    </message>
    <message>
        <source>The loss falls as the model predicts the text better; the held-out loss says whether it does so for text that it has not seen. Click a snapshot to look at its heads in the other views.</source>
        <translation>模型对文本预测得越好，损失越低；留出文本的损失说明它对没见过的文本是否也如此。点击快照可在其他视图中查看它的头。</translation>
    </message>
    <message>
        <source>The learning rate&apos;s schedule can be explored without training: drag the milestones in the plot.</source>
        <translation>不训练也可以试验学习率的调度：在图中拖动里程碑。</translation>
    </message>
    <message>
        <source>Cross-entropy, in nats for each token that is to be predicted.</source>
        <translation>交叉熵，每个待预测词元的值，单位为奈特。</translation>
    </message>
    <message>
        <source>The cosine schedule; the constant and the multi-step one are as PyTorch has them.</source>
        <translation>余弦调度；恒定和多步衰减与 PyTorch 相同。</translation>
    </message>
    <message>
        <source>AdamW: a step along the mean gradient over the root of its mean square, with weight decay apart.</source>
        <translation>AdamW：沿梯度均值除以其均方根的方向走一步，权重衰减另算。</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Presses the button in focus</source>
        <translation>按下焦点按钮</translation>
    </message>
    <message>
        <source>While two runs are compared, the map is that of A, of B or of A − B. A map of A − B that is sorted begins with the largest difference of either sign; a rule leaves the heads that follow it in one of the two.</source>
        <translation>比较两次运行时，图显示 A、B 或 A − B。排序后的 A − B 图从绝对值最大的差开始；选定一条规则后，留下在两者之一中符合规则的头。</translation>
    </message>
    <message>
        <source>While two runs are compared, each entry has the weight of B below that of A, and the numbers of the cell and of the head stand in three columns. What is set beside a token is the same token of B, wherever it stands there.</source>
        <translation>比较两次运行时，每一项在 A 的权重下方列出 B 的权重，单元格和头的数值排成三列。与一个词元并列的是 B 中的同一个词元，不论它在那里处于什么位置。</translation>
    </message>
    <message>
        <source>While two models, or two steps of a training, are compared, their encodings stand side by side on one scale, with the difference where both have the same shape.</source>
        <translation>比较两个模型或一次训练的两个步时，它们的编码以同一刻度并排显示；两者形状相同时还显示差。</translation>
    </message>
    <message>
        <source>Runs stay in %1 until you delete them there.</source>
        <translation>训练的运行留在 %1，直到你在那里删除它们。</translation>
    </message>
    <message>
        <source>While two models are compared that both come from a training, each plot has the curves of both; “As B” makes the step that is shown B.</source>
        <translation>比较两个都来自训练的模型时，每幅图都有两者的曲线；“作为 B”把显示的步作为 B。</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>How to read it</source>
        <translation>怎样看</translation>
    </message>
    <message>
        <source>Where its numbers come from</source>
        <translation>数值从何而来</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>ImageExporter</name>
    <message>
        <source>“%1” cannot be written as a picture: its name must end in .png, .svg or .pdf.</source>
        <translation>“%1”不能写成图片：文件名须以 .png、.svg 或 .pdf 结尾。</translation>
    </message>
    <message>
        <source>A picture of %1 × %2 pixels cannot be painted: the most is 32,767 each way and 300 million together.</source>
        <translation>无法绘制 %1 × %2 像素的图片：每边最多 32,767，总共最多 3 亿像素。</translation>
    </message>
    <message>
        <source>There is not enough memory for a picture of %1 × %2 pixels.</source>
        <translation>内存不足，无法生成 %1 × %2 像素的图片。</translation>
    </message>
    <message>
        <source>The picture could not be encoded as PNG.</source>
        <translation>无法把图片编码为 PNG。</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Left out of the pictures: %1, with a weight of %2.</source>
        <translation>图中略去：%1，权重 %2。</translation>
    </message>
    <message>
        <source>Masked: %1.</source>
        <translation>被掩蔽：%1。</translation>
    </message>
    <message>
        <source>Click a token to see which keys it looks at, the strongest first.</source>
        <translation>点击词元，查看它看向哪些键，最强的在前。</translation>
    </message>
    <message>
        <source>“%1” (query %2) looks at</source>
        <translation>“%1”（查询 %2）看向</translation>
    </message>
    <message>
        <source>Click a cell to see which queries look at its key, the strongest first.</source>
        <translation>点击单元格，查看哪些查询看向它的键，最强的在前。</translation>
    </message>
    <message>
        <source>Click a token to see which tokens look at it, the strongest first.</source>
        <translation>点击词元，查看哪些词元看向它，最强的在前。</translation>
    </message>
    <message>
        <source>“%1” (key %2) is looked at by</source>
        <translation>“%1”（键 %2）被这些看</translation>
    </message>
    <message>
        <source>Type a sentence, then click a token to see where it looks.</source>
        <translation>输入一句话，再点击一个词元，看看它看向哪里。</translation>
    </message>
    <message>
        <source>“%1” → “%2”, head %3</source>
        <translation>“%1”→“%2”，头 %3</translation>
    </message>
    <message>
        <source>The inspector has nothing to show: no query token is selected.</source>
        <translation>检视栏没有内容：没有选择查询词元。</translation>
    </message>
    <message>
        <source>Only A has “%1” and “%2”: there is nothing of B to set beside them.</source>
        <translation>只有 A 有“%1”和“%2”：B 没有可与之并列的内容。</translation>
    </message>
    <message>
        <source>Only A has “%1”: there is nothing of B to set beside it.</source>
        <translation>只有 A 有“%1”：B 没有可与之并列的内容。</translation>
    </message>
    <message>
        <source>Head %1, means over queries</source>
        <translation>头 %1，对查询的平均</translation>
    </message>
    <message>
        <source>Head %1, means over %2 of the queries</source>
        <translation>头 %1，对其中 %2 个查询的平均</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Go to the text</source>
        <translation>转到文本</translation>
    </message>
    <message>
        <source>Second text on or off</source>
        <translation>显示或隐藏第二段文本</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Command palette: every action, view, head, model by name</source>
        <translation>命令面板：按名称找到每个操作、视图、头和模型</translation>
    </message>
    <message>
        <source>Open a text, an attention array, a session or a model&apos;s file</source>
        <translation>打开文本、注意力数组、会话或模型文件</translation>
    </message>
    <message>
        <source>Open a model folder</source>
        <translation>打开模型文件夹</translation>
    </message>
    <message>
        <source>Save the session as a file</source>
        <translation>把会话保存为文件</translation>
    </message>
    <message>
        <source>Left, Right in the tokens</source>
        <translation>词元栏中的左、右</translation>
    </message>
    <message>
        <source>Previous, next query token</source>
        <translation>上一个、下一个查询词元</translation>
    </message>
    <message>
        <source>Up, Down in a view</source>
        <translation>视图中的上、下</translation>
    </message>
    <message>
        <source>Previous, next query token (rows)</source>
        <translation>上一个、下一个查询词元（行）</translation>
    </message>
    <message>
        <source>Left, Right in a view</source>
        <translation>视图中的左、右</translation>
    </message>
    <message>
        <source>Previous, next key token (columns)</source>
        <translation>上一个、下一个键词元（列）</translation>
    </message>
    <message>
        <source>Ctrl+Left, Ctrl+Right</source>
        <translation>Ctrl+左、Ctrl+右</translation>
    </message>
    <message>
        <source>Previous, next head</source>
        <translation>上一个、下一个头</translation>
    </message>
    <message>
        <source>Ctrl+Up, Ctrl+Down</source>
        <translation>Ctrl+上、Ctrl+下</translation>
    </message>
    <message>
        <source>Previous, next layer</source>
        <translation>上一层、下一层</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>The focused head large</source>
        <translation>放大焦点头</translation>
    </message>
    <message>
        <source>Menu key, right click</source>
        <translation>菜单键、右键</translation>
    </message>
    <message>
        <source>Show the token, cell or head in another view</source>
        <translation>在另一个视图中显示词元、单元格或头</translation>
    </message>
    <message>
        <source>Ctrl+G, Ctrl+Shift+G</source>
        <translation>Ctrl+G、Ctrl+Shift+G</translation>
    </message>
    <message>
        <source>All heads of the layer, one head</source>
        <translation>这一层的所有头、单个头</translation>
    </message>
    <message>
        <source>+, -, F in one head</source>
        <translation>单个头中的 +、-、F</translation>
    </message>
    <message>
        <source>Zoom in, zoom out, show everything</source>
        <translation>放大、缩小、显示全部</translation>
    </message>
    <message>
        <source>Find tokens or text</source>
        <translation>查找词元或文字</translation>
    </message>
    <message>
        <source>Next, previous place that was found</source>
        <translation>下一处、上一处</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Cancel long work, close the search, let go of the selected tokens, back to the layer</source>
        <translation>取消耗时的操作、关闭查找、放开选中的词元、回到该层</translation>
    </message>
    <message>
        <source>Ctrl+1 to Ctrl+9</source>
        <translation>Ctrl+1 到 Ctrl+9</translation>
    </message>
    <message>
        <source>Show a view</source>
        <translation>显示视图</translation>
    </message>
    <message>
        <source>Ctrl+Page Up, Ctrl+Page Down</source>
        <translation>Ctrl+Page Up、Ctrl+Page Down</translation>
    </message>
    <message>
        <source>Previous, next view</source>
        <translation>上一个、下一个视图</translation>
    </message>
    <message>
        <source>Ctrl+Z, Ctrl+Y</source>
        <translation>Ctrl+Z、Ctrl+Y</translation>
    </message>
    <message>
        <source>Undo, redo</source>
        <translation>撤销、重做</translation>
    </message>
    <message>
        <source>Copy the picture (outside the text)</source>
        <translation>复制图片（不在文本框中时）</translation>
    </message>
    <message>
        <source>Export an image</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>导出数据</translation>
    </message>
    <message>
        <source>Ctrl++, Ctrl+-, Ctrl+0</source>
        <translation>Ctrl++、Ctrl+-、Ctrl+0</translation>
    </message>
    <message>
        <source>Larger, smaller, normal interface</source>
        <translation>放大、缩小、还原界面</translation>
    </message>
    <message>
        <source>Next area: text, tokens, head map, view, inspector</source>
        <translation>下一区域：文本、词元、头总览、视图、检视栏</translation>
    </message>
    <message>
        <source>Presentation: large type, no bars</source>
        <translation>演示：大字，无工具栏</translation>
    </message>
    <message>
        <source>Help for the view in front</source>
        <translation>当前视图的帮助</translation>
    </message>
    <message>
        <source>Head map on or off</source>
        <translation>显示或隐藏头图</translation>
    </message>
    <message>
        <source>Tokens merged into words, or as they are</source>
        <translation>把词元合并成词，或保持原样</translation>
    </message>
    <message>
        <source>Compare with another run, or not</source>
        <translation>与另一次运行比较，或不比较</translation>
    </message>
    <message>
        <source>Copy the numbers as a table</source>
        <translation>把数值复制为表格</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>The window is in English once it is opened again; your session stays as it is.</source>
        <translation>重新打开窗口后界面将显示为简体中文；会话保持不变。</translation>
    </message>
    <message>
        <source>Open Again</source>
        <translation>重新打开</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>%1, key %2</source>
        <translation>%1，键 %2</translation>
    </message>
    <message>
        <source>%1, step %2</source>
        <translation>%1，第 %2 步</translation>
    </message>
    <message>
        <source>%1, step %2, key %3</source>
        <translation>%1，第 %2 步，键 %3</translation>
    </message>
    <message>
        <source>The text is empty.</source>
        <translation>文本为空。</translation>
    </message>
    <message>
        <source>There is no such head or token as the focus names.</source>
        <translation>没有焦点所指的头或词元。</translation>
    </message>
    <message>
        <source>Claim %1: %2</source>
        <translation>断言 %1：%2</translation>
    </message>
    <message>
        <source>There is no head %1.%2.</source>
        <translation>没有头 %1.%2。</translation>
    </message>
    <message>
        <source>There are no scores.</source>
        <translation>没有分数。</translation>
    </message>
    <message>
        <source>Nothing is marked as “%1”.</source>
        <translation>没有标记为“%1”的内容。</translation>
    </message>
    <message>
        <source>There is no statistic “%1”.</source>
        <translation>没有统计量“%1”。</translation>
    </message>
    <message>
        <source>This model writes no text.</source>
        <translation>这个模型不写文本。</translation>
    </message>
    <message>
        <source>The menu has four dishes, 0 to 3.</source>
        <translation>菜单有四道菜，0 到 3。</translation>
    </message>
    <message>
        <source>%1: a text is expected here.</source>
        <translation>%1：这里应为文本。</translation>
    </message>
    <message>
        <source>%1: an object is expected here.</source>
        <translation>%1：这里应为对象。</translation>
    </message>
    <message>
        <source>%1: this key is not known.</source>
        <translation>%1：未知的键名。</translation>
    </message>
    <message>
        <source>%1: one of these is expected here: %2.</source>
        <translation>%1：这里应为以下之一：%2。</translation>
    </message>
    <message>
        <source>%1: at_least or at_most is expected beside it, with a number.</source>
        <translation>%1：旁边应有 at_least 或 at_most，其值为数字。</translation>
    </message>
    <message>
        <source>%1: a session has no such place.</source>
        <translation>%1：会话中没有这个位置。</translation>
    </message>
    <message>
        <source>%1: a list is expected here.</source>
        <translation>%1：这里应为列表。</translation>
    </message>
    <message>
        <source>%1: this language of the title has no text here.</source>
        <translation>%1：标题的这种语言在这里没有文本。</translation>
    </message>
    <message>
        <source>%1: texts by language are expected here, such as {&quot;en&quot;: &quot;…&quot;}.</source>
        <translation>%1：这里应为按语言给出的文本，例如 {&quot;en&quot;: &quot;…&quot;}。</translation>
    </message>
    <message>
        <source>%1 is not JSON: line %2: %3.</source>
        <translation>%1 不是 JSON：第 %2 行：%3。</translation>
    </message>
    <message>
        <source>%1 is not a lesson: it has no key headlight_lesson.</source>
        <translation>%1 不是课程：没有键 headlight_lesson。</translation>
    </message>
    <message>
        <source>%1 is a lesson of version %2, and this program reads version %3.</source>
        <translation>%1 是版本 %2 的课程，而本程序读取版本 %3。</translation>
    </message>
    <message>
        <source>%1: a lesson has at least one step.</source>
        <translation>%1：课程至少有一步。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1: this value cannot be taken.</source>
        <translation>%1：不能采用这个值。</translation>
    </message>
    <message>
        <source>%1: there is no view of this name.</source>
        <translation>%1：没有这个名称的视图。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: this key is not known; one of these is expected here: %2.</source>
        <translation>%1：不认识这个键；这里应为以下之一：%2。</translation>
    </message>
    <message>
        <source>%1 is %2, and at least %3 is claimed.</source>
        <translation>%1 是 %2，而声称至少为 %3。</translation>
    </message>
    <message>
        <source>%1 is %2, and at most %3 is claimed.</source>
        <translation>%1 是 %2，而声称至多为 %3。</translation>
    </message>
    <message>
        <source>%1 is “%2”, and “%3” is claimed.</source>
        <translation>%1 是“%2”，而声称是“%3”。</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Lines</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>Each line: from a word to where it looks. The stronger its colour, the more weight.</source>
        <translation>每条线：从一个词到它看向的地方。颜色越深，权重越大。</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>what it looks at</source>
        <translation>它看什么</translation>
    </message>
    <message>
        <source>what looks at it</source>
        <translation>什么看它</translation>
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
        <translation>文本上方的弧向后看，下方的弧向前看。</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>焦点</translation>
    </message>
    <message>
        <source>less than 1</source>
        <translation>不到 1</translation>
    </message>
    <message>
        <source>from “%1”</source>
        <translation>从“%1”</translation>
    </message>
    <message>
        <source>to “%1”</source>
        <translation>到“%1”</translation>
    </message>
    <message>
        <source>No line: all that could be drawn here is masked, left out or 0.</source>
        <translation>没有连线：这里可画的都被掩蔽、被略去或为 0。</translation>
    </message>
    <message>
        <source>More lines than these are not drawn; %1 % were asked for.</source>
        <translation>更多的线不再画出；所要求的是 %1%。</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>被掩蔽</translation>
    </message>
    <message>
        <source>head %1, difference &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>头 %1，差 &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>head %1, weight &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>头 %1，权重 &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>query %1: &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>查询 %1：&lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>key %1: &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>键 %1：&lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Query: looks</source>
        <translation>查询：看</translation>
    </message>
    <message>
        <source>Key: is looked at</source>
        <translation>键：被看</translation>
    </message>
    <message>
        <source>Query: decoder looks</source>
        <translation>查询：解码器在看</translation>
    </message>
    <message>
        <source>Key: encoder is looked at</source>
        <translation>键：编码器被看</translation>
    </message>
    <message>
        <source>No line: this layer has no cross-attention.</source>
        <translation>没有线：这一层没有交叉注意力。</translation>
    </message>
    <message>
        <source>No line: this layer has no self-attention.</source>
        <translation>没有线：这一层没有自注意力。</translation>
    </message>
    <message>
        <source>Drawn: the largest %1 of %2 differences, %3 % of their sizes together.</source>
        <translation>已绘制：%2 个差中最大的 %1 个，占其绝对值总和的 %3 %。</translation>
    </message>
    <message>
        <source>Drawn: the strongest %1 of %2 weights, %3 % of the total.</source>
        <translation>已绘制：%2 个权重中最强的 %1 个，占总量的 %3 %。</translation>
    </message>
    <message>
        <source>Drawn %1: the largest %2 of %3 differences, %4 % of their sizes together.</source>
        <translation>已绘制%1：%3 个差中最大的 %2 个，占其绝对值总和的 %4 %。</translation>
    </message>
    <message>
        <source>Drawn %1: the strongest %2 of %3 weights, %4 % of the total.</source>
        <translation>已绘制%1：%3 个权重中最强的 %2 个，占总量的 %4 %。</translation>
    </message>
</context>
<context>
    <name>ModelSummary</name>
    <message>
        <source>untrained</source>
        <translation>未训练</translation>
    </message>
    <message>
        <source>%1 + %2 layers</source>
        <translation>%1 + %2 层</translation>
    </message>
    <message>
        <source>d_model %1</source>
        <translation>d_model %1</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>参数 %1</translation>
    </message>
    <message>
        <source>Place: %1</source>
        <translation>位置：%1</translation>
    </message>
    <message>
        <source>Encoder: %1 layers of %2 heads; of the decoder:</source>
        <translation>编码器：%1 层，每层 %2 个头；解码器则为：</translation>
    </message>
    <message>
        <source>Family: %1</source>
        <translation>系列：%1</translation>
    </message>
    <message>
        <source>Layers: %1</source>
        <translation>层：%1</translation>
    </message>
    <message>
        <source>Heads: %1</source>
        <translation>头：%1</translation>
    </message>
    <message>
        <source>Key/value heads: %1</source>
        <translation>键/值头：%1</translation>
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
        <translation>专家：%1 个，每个词元使用 %2 个</translation>
    </message>
    <message>
        <source>Vocabulary: %1</source>
        <translation>词表：%1</translation>
    </message>
    <message>
        <source>Positional encoding: %1</source>
        <translation>位置编码：%1</translation>
    </message>
    <message>
        <source>Positions: %1</source>
        <translation>位置数：%1</translation>
    </message>
    <message>
        <source>Tokenizer: %1</source>
        <translation>分词器：%1</translation>
    </message>
    <message>
        <source>Parameters: %1</source>
        <translation>参数：%1</translation>
    </message>
    <message>
        <source>Untrained: its numbers are drawn from a seed.</source>
        <translation>未训练：数值由随机种子生成。</translation>
    </message>
    <message>
        <source>Imported attention</source>
        <translation>导入的注意力</translation>
    </message>
    <message>
        <source>%1 × %2 tokens</source>
        <translation>%1 × %2 个词元</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n 层</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n 头</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 + %2 heads</source>
        <translation>%1 + %2 个头</translation>
    </message>
</context>
<context>
    <name>Neuron</name>
    <message>
        <source>The text is long; choose a key first.</source>
        <translation>文本很长；请先选择一个键。</translation>
    </message>
    <message>
        <source>The scores are known here, but not the queries and keys that they were made of.</source>
        <translation>这里的分数已知，但得出分数的查询和键未知。</translation>
    </message>
    <message>
        <source>q × k</source>
        <translation>q × k</translation>
    </message>
    <message>
        <source>How one score is made: products of q and k, dimension by dimension, and their sum.</source>
        <translation>一个分数的由来：q 与 k 逐维相乘，再求和。</translation>
    </message>
    <message>
        <source>There is no q and no k here: these weights were read from a file or derived from others, and the queries and keys behind them are not known.</source>
        <translation>这里没有 q 和 k：这些权重是从文件读取或由其他权重推导的，其查询和键未知。</translation>
    </message>
    <message>
        <source>Click a token: its query is then multiplied with the keys, dimension by dimension.</source>
        <translation>点击一个词元：它的查询会与各个键逐维相乘。</translation>
    </message>
    <message>
        <source>“%1” may look at no key at all.</source>
        <translation>“%1”不能看任何键。</translation>
    </message>
    <message>
        <source>%1 more, with a weight of %2</source>
        <translation>另有 %1 个，权重 %2</translation>
    </message>
    <message>
        <source>masked: %1</source>
        <translation>被掩蔽：%1</translation>
    </message>
    <message>
        <source>Keys of “%1”, by weight</source>
        <translation>“%1”的键，按权重排列</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>被掩蔽</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>no key is chosen: this one has the largest weight of the row</source>
        <translation>没有选择键：这是该行权重最大的一个</translation>
    </message>
    <message>
        <source>before rotary: %1</source>
        <translation>旋转前：%1</translation>
    </message>
    <message>
        <source>%1: sum %2</source>
        <translation>%1：和 %2</translation>
    </message>
    <message>
        <source>q of “%1” (%2) × k of “%3” (%4)</source>
        <translation>“%1”（%2）的 q × “%3”（%4）的 k</translation>
    </message>
    <message>
        <source>query of “%1”</source>
        <translation>“%1”的查询</translation>
    </message>
    <message>
        <source>key of “%1”</source>
        <translation>“%1”的键</translation>
    </message>
    <message>
        <source>the product of each dimension</source>
        <translation>每一维的乘积</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>和</translation>
    </message>
    <message>
        <source>of the products from left to right</source>
        <translation>乘积从左到右累加</translation>
    </message>
    <message>
        <source>q·k = %1</source>
        <translation>q·k = %1</translation>
    </message>
    <message>
        <source>frequency pairs</source>
        <translation>频率对</translation>
    </message>
    <message>
        <source>what each pair of turning dimensions adds; pair 0 turns fastest</source>
        <translation>每对旋转维度加上的值；第 0 对转得最快</translation>
    </message>
    <message>
        <source>sum %1</source>
        <translation>和 %1</translation>
    </message>
    <message>
        <source>q of “%1” times k of “%2”, %3: the products of %4 dimensions sum to %5; the weight is %6.</source>
        <translation>“%1”的 q 乘以“%2”的 k，%3：%4 维的乘积之和为 %5；权重为 %6。</translation>
    </message>
    <message>
        <source>q %1 × k %2 = %3</source>
        <translation>q %1 × k %2 = %3</translation>
    </message>
    <message>
        <source>dimension %1</source>
        <translation>维度 %1</translation>
    </message>
    <message>
        <source>turns with dimension %1, as frequency pair %2</source>
        <translation>与维度 %1 一起旋转，为第 %2 个频率对</translation>
    </message>
    <message>
        <source>sum from the left up to here: %1</source>
        <translation>从左到此处的和：%1</translation>
    </message>
    <message>
        <source>frequency pair %1: dimensions %2 and %3</source>
        <translation>频率对 %1：维度 %2 和 %3</translation>
    </message>
    <message>
        <source>adds %1 to q·k</source>
        <translation>给 q·k 加上 %1</translation>
    </message>
    <message>
        <source>turns by %1 radians a position, once in %2 tokens</source>
        <translation>每个位置旋转 %1 弧度，%2 个词元转一圈</translation>
    </message>
    <message>
        <source>angle from q to k in this plane: %1</source>
        <translation>此平面内从 q 到 k 的角度：%1</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>ALiBi bias</source>
        <translation>ALiBi 偏置</translation>
    </message>
    <message>
        <source>ALiBi bias (BLOOM)</source>
        <translation>ALiBi 偏置（BLOOM）</translation>
    </message>
    <message>
        <source>ALiBi bias (Falcon)</source>
        <translation>ALiBi 偏置（Falcon）</translation>
    </message>
    <message>
        <source>ALiBi bias (MPT)</source>
        <translation>ALiBi 偏置（MPT）</translation>
    </message>
    <message>
        <source>relative bias</source>
        <translation>相对偏置</translation>
    </message>
    <message>
        <source>position products</source>
        <translation>位置乘积</translation>
    </message>
    <message>
        <source>−slope × the distance of the two tokens; each head has a slope of its own</source>
        <translation>−斜率 × 两个词元的距离；每个头有自己的斜率</translation>
    </message>
    <message>
        <source>slope × the key&apos;s position, up to a number that is the same for the whole row; each head has a slope of its own</source>
        <translation>斜率 × 键的位置，可相差一个整行相同的数；每个头有自己的斜率</translation>
    </message>
    <message>
        <source>A number that the model learned for this head and this distance</source>
        <translation>模型为这个头和这个距离学到的一个数</translation>
    </message>
    <message>
        <source>Disentangled attention: q × the embedding of the distance, and k × it, already scaled</source>
        <translation>解耦注意力：q × 距离嵌入，以及 k × 距离嵌入，已缩放</translation>
    </message>
    <message>
        <source>scaled</source>
        <translation>缩放后</translation>
    </message>
    <message>
        <source>q·k × scale</source>
        <translation>q·k × 缩放</translation>
    </message>
    <message>
        <source>An experiment keeps this query from looking at this key</source>
        <translation>有一项实验不让这个查询看这个键</translation>
    </message>
    <message>
        <source>The mask keeps this query from looking at this key</source>
        <translation>掩码不让这个查询看这个键</translation>
    </message>
    <message>
        <source>soft cap %1</source>
        <translation>软上限 %1</translation>
    </message>
    <message>
        <source>c × tanh(x / c), which keeps scores between −c and c</source>
        <translation>c × tanh(x / c)，使分数保持在 −c 到 c 之间</translation>
    </message>
    <message>
        <source>Experiment: this run is without positions.</source>
        <translation>实验：这次运行不使用位置。</translation>
    </message>
    <message>
        <source>What softmax takes</source>
        <translation>进入 softmax 的值</translation>
    </message>
    <message>
        <source>sum of products, q·k</source>
        <translation>乘积之和 q·k</translation>
    </message>
    <message>
        <source>The products of all dimensions, summed: the dot product of q and k</source>
        <translation>所有维度乘积之和：q 与 k 的点积</translation>
    </message>
    <message>
        <source>scale, 1/√d_k</source>
        <translation>缩放，1/√d_k</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>What q·k is multiplied by</source>
        <translation>q·k 所乘的系数</translation>
    </message>
    <message>
        <source>The logarithm of the sum of exp(score) over the keys of this query</source>
        <translation>对这个查询的所有键求 exp(分数) 之和的对数</translation>
    </message>
    <message>
        <source>and of the head&apos;s sink, a score of %1 that stands for no token</source>
        <translation>以及这个头的汇点：分数 %1，不对应任何词元</translation>
    </message>
    <message>
        <source>log-sum-exp of the row</source>
        <translation>该行的 log-sum-exp</translation>
    </message>
    <message>
        <source>weight, exp(score − log-sum-exp)</source>
        <translation>权重，exp(分数 − log-sum-exp)</translation>
    </message>
    <message>
        <source>After softmax</source>
        <translation>softmax 之后</translation>
    </message>
    <message>
        <source>turned by rotary</source>
        <translation>已旋转</translation>
    </message>
    <message>
        <source>not turned</source>
        <translation>未旋转</translation>
    </message>
    <message>
        <source>nope part, without positions</source>
        <translation>nope 部分，不含位置</translation>
    </message>
    <message>
        <source>rope part, turned by rotary</source>
        <translation>rope 部分，已旋转</translation>
    </message>
    <message>
        <source>rope part, not turned</source>
        <translation>rope 部分，未旋转</translation>
    </message>
    <message>
        <source>Positions: rotary turns each pair of dimensions of q and k by its frequency × the token&apos;s position, so that their product depends on the distance.</source>
        <translation>位置：旋转位置编码按“频率 × 词元位置”旋转 q 和 k 的每对维度，使其乘积取决于距离。</translation>
    </message>
    <message>
        <source>Positions: %1.</source>
        <translation>位置：%1。</translation>
    </message>
    <message>
        <source>Positions: %1, added to the embeddings; they are in q and k, and nothing is added to the score.</source>
        <translation>位置：%1，加在嵌入上；它们已包含在 q 和 k 中，分数上不再加任何值。</translation>
    </message>
    <message>
        <source>Positions: this attention has none of its own.</source>
        <translation>位置：这个注意力自身没有。</translation>
    </message>
    <message>
        <source>encoder, layer %1, head %2</source>
        <translation>编码器，层 %1，头 %2</translation>
    </message>
    <message>
        <source>decoder, layer %1, head %2</source>
        <translation>解码器，层 %1，头 %2</translation>
    </message>
    <message>
        <source>cross-attention, layer %1, head %2</source>
        <translation>交叉注意力，层 %1，头 %2</translation>
    </message>
    <message>
        <source>query of “%1”, after rotary; the dash: before rotary</source>
        <translation>“%1”的查询，旋转后；短线：旋转前</translation>
    </message>
    <message>
        <source>query of “%1”, after rotary</source>
        <translation>“%1”的查询，旋转后</translation>
    </message>
    <message>
        <source>key of “%1”, after rotary</source>
        <translation>“%1”的键，旋转后</translation>
    </message>
    <message>
        <source>the product of each dimension; before rotary the sum is %1</source>
        <translation>每一维的乘积；旋转前的和为 %1</translation>
    </message>
    <message>
        <source>angle from q to k in this plane: %1, before rotary %2</source>
        <translation>此平面内从 q 到 k 的角度：%1，旋转前 %2</translation>
    </message>
</context>
<context>
    <name>OpenedPath</name>
    <message>
        <source>%1 is neither a text nor an attention array that is read here: it looks like %2.</source>
        <translation>%1 既不是文本，也不是这里能读的注意力数组：看起来是 %2。</translation>
    </message>
    <message>
        <source>%1 is not there; it may have been moved or deleted.</source>
        <translation>找不到 %1；它可能已被移动或删除。</translation>
    </message>
    <message>
        <source>%1 is not a model: a folder with config.json, model.safetensors and tokenizer.json is expected.</source>
        <translation>%1 不是模型：应为包含 config.json、model.safetensors 和 tokenizer.json 的文件夹。</translation>
    </message>
</context>
<context>
    <name>PatternWords</name>
    <message>
        <source>Rollout</source>
        <translation>注意力展开</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>注意力流</translation>
    </message>
    <message>
        <source>Value-weighted</source>
        <translation>值加权</translation>
    </message>
    <message>
        <source>Mean of heads</source>
        <translation>各头平均</translation>
    </message>
    <message>
        <source>rollout (Abnar &amp; Zuidema 2020)</source>
        <translation>注意力展开（Abnar &amp; Zuidema 2020）</translation>
    </message>
    <message>
        <source>attention flow (Abnar &amp; Zuidema 2020)</source>
        <translation>注意力流（Abnar &amp; Zuidema 2020）</translation>
    </message>
    <message>
        <source>value-weighted (Kobayashi et al. 2020)</source>
        <translation>值加权（Kobayashi et al. 2020）</translation>
    </message>
    <message>
        <source>mean of each layer&apos;s heads</source>
        <translation>每层各头的平均</translation>
    </message>
    <message>
        <source>R(l) = A(l) R(l − 1), with A = ½ (mean of the layer&apos;s heads) + ½ I: how much of each token&apos;s embedding is in each token&apos;s state after a layer, if attention alone moved it. Up to 2,048 tokens. Abnar &amp; Zuidema 2020, arXiv 2005.00928, equation 1.</source>
        <translation>R(l) = A(l) R(l − 1)，其中 A = ½（该层各头的平均）+ ½ I：假如只有注意力在搬运，一层之后每个词元的状态中含有多少各词元的嵌入。最多 2,048 个词元。Abnar &amp; Zuidema 2020，arXiv 2005.00928，式 1。</translation>
    </message>
    <message>
        <source>The largest flow from the chosen query down to each token&apos;s embedding, through a network whose edges have the capacities ½ (mean of the layer&apos;s heads) + ½ I. One row, of the query in focus; up to 128 tokens. Abnar &amp; Zuidema 2020, arXiv 2005.00928, section 3.</source>
        <translation>从所选查询向下到每个词元嵌入的最大流，网络各边的容量为 ½（该层各头的平均）+ ½ I。只有焦点查询的一行；最多 128 个词元。Abnar &amp; Zuidema 2020，arXiv 2005.00928，第 3 节。</translation>
    </message>
    <message>
        <source>|α f(x)|, with f(x) = (x W_V + b_V) W_O: the length of what a key really adds for the weight α that it gets. Rows do not sum to 1. Kobayashi et al. 2020, arXiv 2004.10102, equations 2 to 4.</source>
        <translation>|α f(x)|，其中 f(x) = (x W_V + b_V) W_O：键凭其权重 α 实际加上的向量的长度。各行之和不为 1。Kobayashi et al. 2020，arXiv 2004.10102，式 2 至 4。</translation>
    </message>
    <message>
        <source>(1 / H) Σ α over the H heads of each layer.</source>
        <translation>(1 / H) Σ α，对每层的 H 个头求和。</translation>
    </message>
    <message>
        <source>It follows one stream of tokens, which cross-attention is not.</source>
        <translation>它跟踪一条词元流，而交叉注意力不是。</translation>
    </message>
    <message>
        <source>It is made for up to %1 tokens, and there are %2.</source>
        <translation>最多支持 %1 个词元，这里有 %2 个。</translation>
    </message>
    <message>
        <source>There is no model at hand.</source>
        <translation>没有模型。</translation>
    </message>
    <message>
        <source>It is of the model’s own run: switch the experiments off.</source>
        <translation>它针对模型自身的运行：请关闭实验。</translation>
    </message>
    <message>
        <source>An attention array has neither values nor weights.</source>
        <translation>注意力数组既没有值也没有权重矩阵。</translation>
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
        <translation>注意力流针对一个查询：请点击正在看的词元。</translation>
    </message>
    <message>
        <source>Attention flow is of one query, which is of another kind of attention.</source>
        <translation>注意力流针对一个查询，而它属于另一种注意力。</translation>
    </message>
    <message>
        <source>There is no model to compute gradients of.</source>
        <translation>没有可以计算梯度的模型。</translation>
    </message>
    <message>
        <source>%1 of “%2” at token %3</source>
        <translation>词元 %3 处“%2”的%1</translation>
    </message>
    <message>
        <source>max(0, α ∂y / ∂α): what of a weight α speaks for the logit y of a token at the query in focus, or at the last one: the token chosen in Predictions, or the one that the model finds likeliest. Rows do not sum to 1. Barkan et al. 2021, Grad-SAM, arXiv 2204.11073; Chefer et al. 2021, arXiv 2103.15679, equation 5.</source>
        <translation>max(0, α ∂y / ∂α)：权重 α 中支持某个词元的 logit y 的部分，在焦点查询处，没有焦点时在最后一个查询处；该词元是在“预测”中选择的，或模型认为最可能的。各行之和不为 1。Barkan 等 2021，Grad-SAM，arXiv 2204.11073；Chefer 等 2021，arXiv 2103.15679，式 5。</translation>
    </message>
</context>
<context>
    <name>PicturePage</name>
    <message>
        <source>There is no view “%1”; the views are %2.</source>
        <translation>没有视图“%1”；可用的视图有 %2。</translation>
    </message>
    <message>
        <source>There is no picture yet: type a text first.</source>
        <translation>还没有图片：请先输入文本。</translation>
    </message>
</context>
<context>
    <name>Placeholder</name>
    <message>
        <source>Type a text to see where the model looks.</source>
        <translation>输入文本，看看模型看向哪里。</translation>
    </message>
    <message>
        <source>This model has no encoder.</source>
        <translation>这个模型没有编码器。</translation>
    </message>
    <message>
        <source>This model has no decoder.</source>
        <translation>这个模型没有解码器。</translation>
    </message>
    <message>
        <source>This model has no cross-attention.</source>
        <translation>这个模型没有交叉注意力。</translation>
    </message>
    <message>
        <source>There is no token to show.</source>
        <translation>没有可显示的词元。</translation>
    </message>
    <message>
        <source>Layer %1 has no cross-attention; choose a layer that has one.</source>
        <translation>层 %1 没有交叉注意力；请选择有交叉注意力的层。</translation>
    </message>
    <message>
        <source>Layer %1 has no self-attention; choose a layer that has one.</source>
        <translation>层 %1 没有自注意力；请选择有自注意力的层。</translation>
    </message>
</context>
<context>
    <name>Positions</name>
    <message>
        <source>There is no model to run without positions.</source>
        <translation>没有可以去掉位置来运行的模型。</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>of %1&apos;s own encoding</source>
        <translation>取自 %1 自身的编码</translation>
    </message>
    <message>
        <source>of the formula</source>
        <translation>取自公式</translation>
    </message>
    <message>
        <source>Own encoding of %1: %2</source>
        <translation>%1 自身的编码：%2</translation>
    </message>
    <message>
        <source>Formula: %1</source>
        <translation>公式：%1</translation>
    </message>
    <message>
        <source>Curves of cosines and sines</source>
        <translation>余弦和正弦曲线</translation>
    </message>
    <message>
        <source>Curves, by %1</source>
        <translation>曲线，按%1</translation>
    </message>
    <message>
        <source>With positions</source>
        <translation>有位置</translation>
    </message>
    <message>
        <source>Without positions</source>
        <translation>无位置</translation>
    </message>
    <message>
        <source>Head %1 with positions</source>
        <translation>头 %1，有位置</translation>
    </message>
    <message>
        <source>Head %1 without positions</source>
        <translation>头 %1，无位置</translation>
    </message>
    <message>
        <source>%1&apos;s own encoding: %2</source>
        <translation>%1 自身的编码：%2</translation>
    </message>
    <message>
        <source>The same run with the encoding switched off</source>
        <translation>关闭位置编码后的同一次运行</translation>
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
        <translation>正在计算…</translation>
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
        <translation>“%1”（查询 %2）→“%3”（键 %4）：%5</translation>
    </message>
    <message>
        <source>Type a sentence to see its attention with and without positions.</source>
        <translation>输入一句话，看看有位置和无位置时的注意力。</translation>
    </message>
    <message>
        <source>These weights were read from a file; there is no model to run without positions.</source>
        <translation>这些权重是从文件读取的；没有可以去掉位置来运行的模型。</translation>
    </message>
    <message>
        <source>A&apos;s matrix is %1, B&apos;s is %2: there is no difference to show.</source>
        <translation>A 的矩阵是 %1，B 的是 %2：没有可显示的差。</translation>
    </message>
    <message>
        <source>A&apos;s positions are %1, B&apos;s are %2: there is no difference to show.</source>
        <translation>A 的位置是%1，B 的是%2：没有可显示的差。</translation>
    </message>
    <message>
        <source>A formula is of no model: it is the same for A and for B.</source>
        <translation>公式不属于任何模型：对 A 和 B 都一样。</translation>
    </message>
    <message>
        <source>A and B are runs of one model, whose positions are the same in both. The attention below is that of A.</source>
        <translation>A 和 B 是同一个模型的运行，两者的位置相同。下方的注意力是 A 的。</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
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
        <translation>%1（前 %2 个词元）</translation>
    </message>
</context>
<context>
    <name>Predictions</name>
    <message>
        <source>Type a text to see what the model predicts.</source>
        <translation>输入文本，看看模型预测什么。</translation>
    </message>
    <message>
        <source>This is an attention array; only a model can predict tokens.</source>
        <translation>这是注意力数组；只有模型才能预测词元。</translation>
    </message>
    <message>
        <source>%1 predicts no tokens: its checkpoint holds no language-model head.</source>
        <translation>%1 不预测词元：其检查点没有语言模型头。</translation>
    </message>
    <message>
        <source>There is no token to show.</source>
        <translation>没有可显示的词元。</translation>
    </message>
    <message>
        <source>Token Asked About</source>
        <translation>所问的词元</translation>
    </message>
    <message>
        <source>The text is too long for means at a token before its end; choose the last token, or switch heads off.</source>
        <translation>文本太长，无法在结尾之前的词元处取平均；请选择最后一个词元，或改为关闭头。</translation>
    </message>
    <message>
        <source>Step of the Generation</source>
        <translation>生成的步骤</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>The text alone, before anything was generated</source>
        <translation>只有文本，尚未生成任何内容</translation>
    </message>
    <message>
        <source>“%1”, generated token %2 of %3
probability %4 by the model when it was written</source>
        <translation>“%1”，%3 个生成词元中的第 %2 个
写出时模型给的概率 %4</translation>
    </message>
    <message>
        <source>It ends the text.</source>
        <translation>它结束文本。</translation>
    </message>
    <message>
        <source>%1 of %2 generated tokens are shown.</source>
        <translation>显示 %2 个生成词元中的 %1 个。</translation>
    </message>
    <message>
        <source>%1: %2 (piece %3)
probability %4, logit %5, rank %6</source>
        <translation>%1：%2（词片 %3）
概率 %4，logit %5，排名 %6</translation>
    </message>
    <message>
        <source>What the model would say if it ended after each of %1 layers.</source>
        <translation>假如模型在 %1 层中的每一层之后就结束，它会说什么。</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>层 %1</translation>
    </message>
    <message>
        <source>guess %1</source>
        <translation>猜测 %1</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>排名 %1</translation>
    </message>
    <message>
        <source>This model guesses hidden tokens; it writes no text.</source>
        <translation>这个模型猜测隐藏的词元，不写文本。</translation>
    </message>
    <message>
        <source>Only the beginning of the text is computed; nothing can be said of its end.</source>
        <translation>只计算了文本的开头；无法判断结尾。</translation>
    </message>
    <message>
        <source>The text goes on behind the token in focus; press Escape to ask at its end.</source>
        <translation>焦点词元之后还有文本；按 Esc 可在结尾处提问。</translation>
    </message>
    <message>
        <source>The model has no tokenizer that could make a text of it.</source>
        <translation>模型没有可以把它变成文本的分词器。</translation>
    </message>
    <message>
        <source>The text is an attached document, which stays as it is.</source>
        <translation>文本是附加的文档，保持不变。</translation>
    </message>
    <message>
        <source>“%1” is no text that could be added.</source>
        <translation>“%1”不是可以添加的文本。</translation>
    </message>
    <message>
        <source>There is no prediction yet.</source>
        <translation>还没有预测。</translation>
    </message>
    <message>
        <source>What comes after “%1” (token %2)?</source>
        <translation>“%1”（词元 %2）后面是什么？</translation>
    </message>
    <message>
        <source>“%1” (token %2) is hidden. What stands there?</source>
        <translation>“%1”（词元 %2）已隐藏。那里是什么？</translation>
    </message>
    <message>
        <source>What stands at token %2, “%1”?</source>
        <translation>词元 %2“%1”处是什么？</translation>
    </message>
    <message>
        <source>The text has “%1” there: probability %2, the likeliest.</source>
        <translation>文本中那里是“%1”：概率 %2，可能性最大。</translation>
    </message>
    <message>
        <source>The text has “%1” there: probability %2; %3 tokens are likelier.</source>
        <translation>文本中那里是“%1”：概率 %2；有 %3 个词元可能性更大。</translation>
    </message>
    <message>
        <source>Generated: the text with %1 of %2 tokens</source>
        <translation>生成：文本加上 %2 个词元中的 %1 个</translation>
    </message>
    <message>
        <source>Experiments are on; the second column is the change from the run without.</source>
        <translation>有实验在进行；第二列是相对于没有实验时的变化。</translation>
    </message>
    <message>
        <source>If the model ended after each layer (logit lens)</source>
        <translation>假如模型在每一层之后结束（logit 透镜）</translation>
    </message>
    <message>
        <source>Computing …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>The likeliest token and its probability, which is the colour too, from 0 to 1. Each layer&apos;s residual stream goes through the model&apos;s last norm and its head.</source>
        <translation>可能性最大的词元及其概率，颜色也表示概率，从 0 到 1。每一层的残差流都经过模型最后的归一化和输出头。</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>What the model expects next, or behind a mask.</source>
        <translation>模型预计接下来是什么，或掩码处是什么。</translation>
    </message>
    <message>
        <source>The likeliest token is %1, probability %2.</source>
        <translation>可能性最大的词元是 %1，概率 %2。</translation>
    </message>
    <message>
        <source>%1 others</source>
        <translation>其余 %1 个</translation>
    </message>
    <message>
        <source>%1 (piece %2, id %3)
logit %4</source>
        <translation>%1（词片 %2，编号 %3）
logit %4</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已略去</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>temperature %1</source>
        <translation>温度 %1</translation>
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
        <translation>实验带来的变化</translation>
    </message>
    <message>
        <source>%1 is an encoder: it reads the whole text at once and guesses hidden tokens. It writes no text, so nothing can be generated.</source>
        <translation>%1 是编码器：它一次读完整段文本并猜测隐藏的词元。它不写文本，因此不能生成。</translation>
    </message>
    <message>
        <source>The text has ended; choose an earlier step to go on from.</source>
        <translation>文本已结束；请选择较早的一步继续。</translation>
    </message>
    <message>
        <source>There is no room for more: the model has learned %1 positions.</source>
        <translation>没有余地了：模型只学过 %1 个位置。</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>The text has ended: nothing comes after “%1”. Choose an earlier token to see what the model expects there.</source>
        <translation>文本已结束：“%1”之后没有内容。请选择前面的词元，看看模型在那里预期什么。</translation>
    </message>
    <message>
        <source>The text has ended.</source>
        <translation>文本已结束。</translation>
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
        <translation>头 %1 的偏置：查询与键</translation>
    </message>
    <message>
        <source>This model compares every query and key with learned vectors for their distance as well as with each other, so that no one number belongs to a distance.</source>
        <translation>这个模型不仅让查询与键相互比较，还与它们距离的学习向量比较，因此一个距离并不对应单独一个数。</translation>
    </message>
    <message>
        <source>%1 heads; what is added to the score of a key, by its position less the query&apos;s</source>
        <translation>%1 个头；给键的分数加上的值，按键的位置减去查询的位置</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>%1; scores depend on learned vectors for distances as well</source>
        <translation>%1；分数还取决于距离的学习向量</translation>
    </message>
    <message>
        <source>%1; scores get a learned number by distance as well</source>
        <translation>%1；分数还按距离加上一个学到的数</translation>
    </message>
</context>
<context>
    <name>SessionFile</name>
    <message>
        <source>%1 is a session with a text of more than 32 KB; a longer text is kept in a file of its own, which the session names.</source>
        <translation>%1 是一个文本超过 32 KB 的会话；更长的文本应保存在单独的文件中，由会话引用。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is not a session, or it is damaged.</source>
        <translation>%1 不是会话，或者已损坏。</translation>
    </message>
    <message>
        <source>%1 was saved by a newer Headlight: it is a session of version %2, and this program reads versions up to %3.</source>
        <translation>%1 由较新的 Headlight 保存：会话版本为 %2，而本程序最高能读版本 %3。</translation>
    </message>
    <message>
        <source>%1 could not be copied beside the session: %2.</source>
        <translation>无法把 %1 复制到会话旁边：%2。</translation>
    </message>
</context>
<context>
    <name>ShowIn</name>
    <message>
        <source>choose a token first</source>
        <translation>请先选择词元</translation>
    </message>
    <message>
        <source>choose a cell first</source>
        <translation>请先选择单元格</translation>
    </message>
    <message>
        <source>Show in %1</source>
        <translation>在%1中显示</translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation>头 %1</translation>
    </message>
    <message>
        <source>%1: %2 → %3, %4</source>
        <translation>%1：%2 → %3，%4</translation>
    </message>
    <message>
        <source>%1: query %2</source>
        <translation>%1：查询 %2</translation>
    </message>
    <message>
        <source>%1: key %2</source>
        <translation>%1：键 %2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
</context>
<context>
    <name>ShownSentence</name>
    <message>
        <source>Nothing is merged: each token is a word already.</source>
        <translation>没有合并：每个词元已经是一个词。</translation>
    </message>
    <message>
        <source>A word’s row is the mean of its tokens’ rows, its column the sum of their columns.</source>
        <translation>词的行是其词元各行的平均，词的列是其词元各列之和。</translation>
    </message>
    <message>
        <source>Shown in place of the heads’ own patterns: %1.</source>
        <translation>代替各头自身模式显示的是：%1。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的%1</translation>
    </message>
    <message>
        <source>%1, by words</source>
        <translation>%1，按词</translation>
    </message>
</context>
<context>
    <name>SpanBatchDialog</name>
    <message>
        <source>A prompt a line; [name: words] marks a span, \n is a line end in a prompt.</source>
        <translation>每行一个提示；[名称: 文字] 标记片段，\n 表示提示中的换行。</translation>
    </message>
    <message>
        <source>Prompts…</source>
        <translation>提示…</translation>
    </message>
    <message>
        <source>Opens a text file of prompts and measures them</source>
        <translation>打开一个提示文本文件并测量</translation>
    </message>
    <message>
        <source>Predict without each span</source>
        <translation>去掉每个片段再预测</translation>
    </message>
    <message>
        <source>Runs each prompt once more for each of its spans, with the span cut</source>
        <translation>对每个提示的每个片段，剪去该片段再运行一次</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>The layer in focus</source>
        <translation>焦点层</translation>
    </message>
    <message>
        <source>The head in focus</source>
        <translation>焦点头</translation>
    </message>
    <message>
        <source>Whose shares the table has</source>
        <translation>表格列出谁的份额</translation>
    </message>
    <message>
        <source>Spans of the prompts</source>
        <translation>提示的片段</translation>
    </message>
    <message>
        <source>Attention is not effect: a share says where weights go, not what they change.</source>
        <translation>注意力不等于作用：份额说明权重去了哪里，不说明改变了什么。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelled after %1 of %2 prompts.</source>
        <translation>完成 %2 个提示中的 %1 个后已取消。</translation>
    </message>
    <message>
        <source>Show in Spans</source>
        <translation>在片段中显示</translation>
    </message>
    <message>
        <source>Makes the chosen prompt the text on the screen</source>
        <translation>把所选提示设为屏幕上的文本</translation>
    </message>
    <message>
        <source>Save the Table…</source>
        <translation>保存表格…</translation>
    </message>
    <message>
        <source>No model is at hand.</source>
        <translation>没有模型。</translation>
    </message>
    <message>
        <source>%1 prompts of %2, measured in %3 with the experiments on the screen.</source>
        <translation>%2 的 %1 个提示，在 %3 中测量，使用屏幕上的实验。</translation>
    </message>
    <message>
        <source>%1 prompts of %2, measured in %3.</source>
        <translation>%2 的 %1 个提示，在 %3 中测量。</translation>
    </message>
    <message>
        <source>Measuring %1 prompts …</source>
        <translation>正在测量 %1 个提示…</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Texts (*.txt);;All files (*)</source>
        <translation>文本 (*.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save the Table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Tables (*.csv);;JSON (*.json)</source>
        <translation>表格 (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Spans of Many Prompts</source>
        <translation>多个提示的片段</translation>
    </message>
    <message>
        <source>The table is saved as %1.</source>
        <translation>表格已保存为 %1。</translation>
    </message>
</context>
<context>
    <name>SpanBatchModel</name>
    <message>
        <source>“%1” %2</source>
        <translation>“%1” %2</translation>
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
        <translation>词元</translation>
    </message>
    <message>
        <source>share</source>
        <translation>份额</translation>
    </message>
    <message>
        <source>of its size</source>
        <translation>与长度之比</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>if cut</source>
        <translation>若剪去</translation>
    </message>
    <message>
        <source>likeliest then</source>
        <translation>此时最可能</translation>
    </message>
    <message>
        <source>The line of the file</source>
        <translation>文件的行号</translation>
    </message>
    <message>
        <source>The prompt, without its marks</source>
        <translation>提示，不含标记</translation>
    </message>
    <message>
        <source>The name of the marks, or what is not marked</source>
        <translation>标记的名称，或未标记的部分</translation>
    </message>
    <message>
        <source>How many tokens the span has</source>
        <translation>片段有多少个词元</translation>
    </message>
    <message>
        <source>Share of the attention of all tokens, a mean over the heads</source>
        <translation>占所有词元注意力的份额，对各头取平均</translation>
    </message>
    <message>
        <source>Share over share of the keys that are seen: 1× is chance</source>
        <translation>份额与可见键占比之比：1× 为随机水平</translation>
    </message>
    <message>
        <source>The likeliest token with the whole prompt, and its probability</source>
        <translation>完整提示时最可能的词元及其概率</translation>
    </message>
    <message>
        <source>The probability of that token without the span</source>
        <translation>没有该片段时那个词元的概率</translation>
    </message>
    <message>
        <source>The likeliest token without the span, and its probability</source>
        <translation>没有该片段时最可能的词元及其概率</translation>
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
        <translation>关键事实</translation>
    </message>
    <message>
        <source>filler</source>
        <translation>赘语</translation>
    </message>
    <message>
        <source>limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>How much attention each marked stretch receives.</source>
        <translation>每段标记的文字得到多少注意力。</translation>
    </message>
    <message>
        <source>The mark “[%1:” has no “]” at its end.</source>
        <translation>标记“[%1:”末尾没有“]”。</translation>
    </message>
    <message>
        <source>The mark “[%1:” has no words.</source>
        <translation>标记“[%1:”没有文字。</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1，第 %2 行：%3</translation>
    </message>
    <message>
        <source>%1 has no line with a prompt.</source>
        <translation>%1 中没有提示行。</translation>
    </message>
    <message>
        <source>Attention flow is of one token, which the other wording does not have.</source>
        <translation>注意力流针对一个词元，而另一种写法没有这个词元。</translation>
    </message>
    <message>
        <source>The text has no token.</source>
        <translation>文本没有词元。</translation>
    </message>
    <message>
        <source>The extension of %1 is not one of .csv, .json.</source>
        <translation>%1 的扩展名不是 .csv 或 .json。</translation>
    </message>
    <message>
        <source>“}” closes no field; a brace itself is written “}}”.</source>
        <translation>“}”没有对应的字段；大括号本身写作“}}”。</translation>
    </message>
    <message>
        <source>“%1” has no closing brace; a brace itself is written “{{”.</source>
        <translation>“%1”没有右大括号；大括号本身写作“{{”。</translation>
    </message>
    <message>
        <source>“{%1}” names no field; a name has 1 to %2 characters on one line.</source>
        <translation>“{%1}”不是字段名；名称为一行内 1 到 %2 个字符。</translation>
    </message>
    <message>
        <source>It is no JSON object.</source>
        <translation>它不是 JSON 对象。</translation>
    </message>
    <message>
        <source>It has no “title”.</source>
        <translation>它没有“title”。</translation>
    </message>
    <message>
        <source>It has no “text”.</source>
        <translation>它没有“text”。</translation>
    </message>
    <message>
        <source>Its text has no {field}.</source>
        <translation>它的文本没有 {字段}。</translation>
    </message>
    <message>
        <source>It has %1 fields; at most %2 can be told apart.</source>
        <translation>它有 %1 个字段；最多能区分 %2 个。</translation>
    </message>
    <message>
        <source>Its “fields” name “%1”, which is not in its text.</source>
        <translation>它的“fields”提到“%1”，而文本中没有。</translation>
    </message>
    <message>
        <source>%1 is no JSON: %2 at byte %3.</source>
        <translation>%1 不是 JSON：第 %3 字节处 %2。</translation>
    </message>
    <message>
        <source>%1 is no list of templates: expected [{&quot;title&quot;: .., &quot;text&quot;: ..}, ..].</source>
        <translation>%1 不是模板列表：应为 [{&quot;title&quot;: .., &quot;text&quot;: ..}, ..]。</translation>
    </message>
    <message>
        <source>%1, template %2: %3</source>
        <translation>%1，模板 %2：%3</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is no file of templates: it has more than 1 MB.</source>
        <translation>%1 不是模板文件：超过 1 MB。</translation>
    </message>
    <message>
        <source>next token “%1”: %2</source>
        <translation>下一词元“%1”：%2</translation>
    </message>
    <message>
        <source>guess “%1”: %2</source>
        <translation>猜测“%1”：%2</translation>
    </message>
    <message>
        <source>holds the place itself</source>
        <translation>包含所问的位置本身</translation>
    </message>
    <message>
        <source>now “%1”</source>
        <translation>现在是“%1”</translation>
    </message>
    <message>
        <source>Without it “%1” has the probability %2, with the whole text %3; the likeliest is “%4” with %5.</source>
        <translation>没有它时，“%1”的概率为 %2，有完整文本时为 %3；可能性最大的是“%4”，概率 %5。</translation>
    </message>
    <message>
        <source>computing …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>no prediction</source>
        <translation>没有预测</translation>
    </message>
    <message>
        <source>all heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>层 %1</translation>
    </message>
    <message>
        <source>head %1.%2</source>
        <translation>头 %1.%2</translation>
    </message>
    <message>
        <source>The text is long: evenly spread rows stand for all.</source>
        <translation>文本很长：以均匀抽取的行代表全部。</translation>
    </message>
    <message>
        <source>The other wording is measured in the encoder; choose its attention to see it.</source>
        <translation>另一种写法是在编码器中测量的；请选择编码器的注意力来查看。</translation>
    </message>
    <message>
        <source>unmarked text</source>
        <translation>未标记的文本</translation>
    </message>
    <message>
        <source>special tokens</source>
        <translation>特殊词元</translation>
    </message>
    <message>
        <source>all tokens</source>
        <translation>所有词元</translation>
    </message>
    <message>
        <source>From “%1” to “%2”, %3: share %4; by chance %5; %6</source>
        <translation>从“%1”到“%2”，%3：份额 %4；随机水平 %5；%6</translation>
    </message>
    <message>
        <source>Head %1.%2, “%3”: share %4, %5 what its size asks for</source>
        <translation>头 %1.%2，“%3”：份额 %4，为其长度应得的 %5</translation>
    </message>
    <message>
        <source>From (rows) to (columns), %1</source>
        <translation>从（行）到（列），%1</translation>
    </message>
    <message>
        <source>This layer has no attention.</source>
        <translation>这一层没有注意力。</translation>
    </message>
    <message>
        <source>Share over chance by layer (rows) and head</source>
        <translation>按层（行）和头的份额与随机水平之比</translation>
    </message>
    <message>
        <source>click a token to have it guessed</source>
        <translation>点击词元让模型猜测它</translation>
    </message>
    <message>
        <source>what is shown has no cross-attention</source>
        <translation>所显示的内容没有交叉注意力</translation>
    </message>
    <message>
        <source>no model is at hand</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>no language-model head</source>
        <translation>没有语言模型头</translation>
    </message>
    <message>
        <source>no masked token</source>
        <translation>没有掩码词元</translation>
    </message>
    <message>
        <source>“%1”, %2: share %3 of the attention; spread evenly over the keys that are seen it would be %4, so that it gets %5 that</source>
        <translation>“%1”，%2：占注意力的 %3；若平均分给可见的键，应为 %4，所以它得到的是其 %5</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>What the model predicts with the span&apos;s tokens taken out of the run; the others keep their positions. With the whole text: %1</source>
        <translation>把这段的词元从运行中去掉后模型的预测；其余词元保持原来的位置。完整文本时：%1</translation>
    </message>
    <message>
        <source>this text</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>other wording</source>
        <translation>另一种写法</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>Drag over words of the text to mark them with the name chosen above, or choose an example: then you see how much attention each name receives.</source>
        <translation>在文本上拖动，用上面选中的名称做标记，或选择一个示例：然后就能看到每个名称得到多少注意力。</translation>
    </message>
    <message>
        <source>Nothing is marked in this text.</source>
        <translation>这段文本没有标记。</translation>
    </message>
    <message>
        <source>Attention is not effect: a share says where weights go, not what they change. What a span does to the prediction is seen by cutting it.</source>
        <translation>注意力不等于作用：份额只说明权重去了哪里，不说明改变了什么。一个片段对预测有什么作用，要把它剪去才看得出来。</translation>
    </message>
    <message>
        <source>This text</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>Other wording</source>
        <translation>另一种写法</translation>
    </message>
    <message>
        <source>token %1 “%2”: %3</source>
        <translation>词元 %1“%2”：%3</translation>
    </message>
    <message>
        <source>Take the marks away</source>
        <translation>去掉标记</translation>
    </message>
    <message>
        <source>Mark as “%1”</source>
        <translation>标记为“%1”</translation>
    </message>
    <message>
        <source>Unmark</source>
        <translation>取消标记</translation>
    </message>
    <message>
        <source>Mark as %1</source>
        <translation>标记为%1</translation>
    </message>
    <message>
        <source>Over all heads “%1” gets %2 of the attention, %3 what its size asks for.</source>
        <translation>在所有头上，“%1”得到注意力的 %2，为其长度应得的 %3。</translation>
    </message>
    <message>
        <source>Over all heads “%1” gets %2 of the attention, %3 what its size asks for; “%4” gets %5, %6.</source>
        <translation>在所有头上，“%1”得到注意力的 %2，为其长度应得的 %3；“%4”得到 %5，为 %6。</translation>
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
        <translation>文本</translation>
    </message>
    <message>
        <source>The shade of each word: how much the chosen word looks at it.</source>
        <translation>每个词的深浅：所选的词看它多少。</translation>
    </message>
    <message>
        <source>Queries: what is written</source>
        <translation>查询：写出的内容</translation>
    </message>
    <message>
        <source>Keys: what is read</source>
        <translation>键：读入的内容</translation>
    </message>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>only one of the two has this token</source>
        <translation>两者中只有一个有这个词元</translation>
    </message>
    <message>
        <source>masked: this query may not look at this key</source>
        <translation>被掩蔽：这个查询不能看这个键</translation>
    </message>
    <message>
        <source>masked: none of these may look at each other</source>
        <translation>被掩蔽：它们之间不能相互看</translation>
    </message>
    <message>
        <source>difference &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>差 &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>weight &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>权重 &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>Mark Text</source>
        <translation>标记文字</translation>
    </message>
    <message>
        <source>The text, shaded: %1. %2</source>
        <translation>着色的文本：%1。%2</translation>
    </message>
    <message>
        <source>Computing the %1 …</source>
        <translation>正在计算%1…</translation>
    </message>
    <message>
        <source>Mean of layer %1&apos;s heads</source>
        <translation>层 %1 各头的平均</translation>
    </message>
    <message>
        <source>Mean of all heads</source>
        <translation>所有头的平均</translation>
    </message>
    <message>
        <source>token %1</source>
        <translation>词元 %1</translation>
    </message>
    <message>
        <source>tokens %1–%2</source>
        <translation>词元 %1–%2</translation>
    </message>
    <message>
        <source>difference: %1</source>
        <translation>差：%1</translation>
    </message>
    <message>
        <source>Click a token to see where it looks.</source>
        <translation>点击词元，看看它看向哪里。</translation>
    </message>
    <message>
        <source>Click a token to see what looks at it.</source>
        <translation>点击词元，看看什么看向它。</translation>
    </message>
    <message>
        <source>weight from %1 to each token</source>
        <translation>%1对每个词元的权重</translation>
    </message>
    <message>
        <source>weight from each token to %1</source>
        <translation>每个词元对%1的权重</translation>
    </message>
    <message>
        <source>mean weight from the tokens after it to each token</source>
        <translation>每个词元从其后词元得到的平均权重</translation>
    </message>
    <message>
        <source>mean weight from all tokens to each token</source>
        <translation>每个词元从所有词元得到的平均权重</translation>
    </message>
    <message>
        <source>mean weight from %1 to each token</source>
        <translation>%1对每个词元的平均权重</translation>
    </message>
    <message>
        <source>mean weight from each token to %1</source>
        <translation>每个词元对%1的平均权重</translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <translation>“%1”（%2）</translation>
    </message>
    <message>
        <source>%1 words</source>
        <translation>%1 个词</translation>
    </message>
    <message>
        <source>word %1</source>
        <translation>词 %1</translation>
    </message>
    <message>
        <source>words %1–%2</source>
        <translation>词 %1–%2</translation>
    </message>
    <message>
        <source>Click a word to see where it looks.</source>
        <translation>点击一个词，看看它看向哪里。</translation>
    </message>
    <message>
        <source>Click a word to see what looks at it.</source>
        <translation>点击一个词，看看什么看向它。</translation>
    </message>
    <message>
        <source>weight from %1 to each word</source>
        <translation>%1对每个词的权重</translation>
    </message>
    <message>
        <source>weight from each word to %1</source>
        <translation>每个词对%1的权重</translation>
    </message>
    <message>
        <source>mean weight from the words after it to each word</source>
        <translation>每个词从其后的词得到的平均权重</translation>
    </message>
    <message>
        <source>mean weight from all words to each word</source>
        <translation>每个词从所有词得到的平均权重</translation>
    </message>
    <message>
        <source>mean weight from %1 to each word</source>
        <translation>%1对每个词的平均权重</translation>
    </message>
    <message>
        <source>mean weight from each word to %1</source>
        <translation>每个词对%1的平均权重</translation>
    </message>
</context>
<context>
    <name>TokenChips</name>
    <message>
        <source>limit: %1 tokens</source>
        <translation>上限：%1 个词元</translation>
    </message>
    <message>
        <source>Token %1: %2</source>
        <translation>词元 %1：%2</translation>
    </message>
    <message>
        <source> (id %1)</source>
        <translation>（编号 %1）</translation>
    </message>
    <message>
        <source>, special</source>
        <translation>，特殊词元</translation>
    </message>
    <message>
        <source>, piece %1</source>
        <translation>，词片 %1</translation>
    </message>
    <message>
        <source>, not in the model&apos;s vocabulary</source>
        <translation>，不在模型词表中</translation>
    </message>
    <message>
        <source>, beyond the model&apos;s limit and not computed</source>
        <translation>，超出模型上限，未计算</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>The text %1 cannot be read: %2.</source>
        <translation>无法读取文本 %1：%2。</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>奈特</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>held-out text</source>
        <translation>留出文本</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>this run</source>
        <translation>本次训练</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Gradient norm, before clipping</source>
        <translation>梯度范数（裁剪前）</translation>
    </message>
    <message>
        <source>Thousand tokens per second</source>
        <translation>每秒千词元</translation>
    </message>
    <message>
        <source>Start trains a small model on the text, and the plots fill as it learns.</source>
        <translation>点“开始”即用这段文本训练一个小模型，曲线会随训练画出。</translation>
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
        <translation>调度：%1</translation>
    </message>
    <message>
        <source>loss: %1</source>
        <translation>损失：%1</translation>
    </message>
    <message>
        <source>rate: %1</source>
        <translation>学习率：%1</translation>
    </message>
    <message>
        <source>gradient norm: %1</source>
        <translation>梯度范数：%1</translation>
    </message>
    <message>
        <source>tokens per second: %1</source>
        <translation>每秒词元数：%1</translation>
    </message>
    <message>
        <source>%1 has no log of a training: there is nothing of it to compare.</source>
        <translation>%1 没有训练日志：没有可比较的内容。</translation>
    </message>
    <message>
        <source>Computing …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>A and B come from one training, whose curves are the same for both.</source>
        <translation>A 和 B 来自同一次训练，两者的曲线相同。</translation>
    </message>
    <message>
        <source>Neither A nor B has a log of a training: there is nothing of them to compare.</source>
        <translation>A 和 B 都没有训练日志：没有可比较的内容。</translation>
    </message>
    <message>
        <source>No step is in both trainings: there is no difference to show.</source>
        <translation>两次训练没有共同的步：没有可显示的差。</translation>
    </message>
    <message>
        <source>%1, step %2</source>
        <translation>%1，第 %2 步</translation>
    </message>
    <message>
        <source>A and B are runs of one model: there is no second training to compare with.</source>
        <translation>A 和 B 是同一模型的运行：没有第二次训练可供比较。</translation>
    </message>
    <message>
        <source>%1, held out</source>
        <translation>%1，留出文本</translation>
    </message>
</context>
<context>
    <name>TrainingTextDialog</name>
    <message>
        <source>Text to Learn From</source>
        <translation>训练文本</translation>
    </message>
    <message>
        <source>Text to learn from</source>
        <translation>训练文本</translation>
    </message>
    <message>
        <source>Open File…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Page of Ours</source>
        <translation>自带的一页</translation>
    </message>
    <message>
        <source>Texts (*.txt);;All files (*)</source>
        <translation>文本 (*.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is learned from as it is; it is too long to be edited here.</source>
        <translation>将按原样学习 %1；它太长，不能在这里编辑。</translation>
    </message>
    <message>
        <source>%1 characters; the last tenth is held out. A page or two shows how heads form.</source>
        <translation>%1 个字符；最后十分之一留出。一两页就能看到注意力头如何形成。</translation>
    </message>
    <message>
        <source>page %1.txt</source>
        <translation>页面 %1.txt</translation>
    </message>
    <message>
        <source>The text cannot be kept as %1: %2.</source>
        <translation>无法把文本保存为 %1：%2。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>This model has learned %1 positions: the first %1 of %2 tokens are computed.</source>
        <translation>这个模型学过 %1 个位置：计算 %2 个词元中的前 %1 个。</translation>
    </message>
    <message>
        <source>The first %1 of %2 tokens are computed, the most that the settings allow.</source>
        <translation>计算 %2 个词元中的前 %1 个，这是设置允许的上限。</translation>
    </message>
    <message>
        <source>words: rows averaged, columns summed</source>
        <translation>合并为词：行取平均，列求和</translation>
    </message>
    <message>
        <source>words: there are no pieces to merge</source>
        <translation>合并为词：没有可合并的词片</translation>
    </message>
    <message>
        <source>There is no token %1.</source>
        <translation>没有词元 %1。</translation>
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
        <translation>标记上一步并滚动到那里</translation>
    </message>
    <message>
        <source>Next stage</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Marks the next stage and scrolls to it</source>
        <translation>标记下一步并滚动到那里</translation>
    </message>
    <message>
        <source>Keeps this token&apos;s numbers below those of the token that is chosen next</source>
        <translation>把这个词元的数值留在接下来所选词元的数值下方</translation>
    </message>
    <message>
        <source>Weights of q, k, v</source>
        <translation>q、k、v 的权重</translation>
    </message>
    <message>
        <source>Shows this head&apos;s weights and biases as a stage</source>
        <translation>把这个头的权重和偏置作为一步显示</translation>
    </message>
    <message>
        <source>Show Weights of a Head</source>
        <translation>显示头的权重</translation>
    </message>
    <message>
        <source>Hide Weights of a Head</source>
        <translation>隐藏头的权重</translation>
    </message>
    <message>
        <source>Stage of the Anatomy</source>
        <translation>剖析的步骤</translation>
    </message>
    <message>
        <source>Pin a Token</source>
        <translation>固定词元</translation>
    </message>
    <message>
        <source>Unpin the Token</source>
        <translation>取消固定词元</translation>
    </message>
    <message>
        <source>Pin this token</source>
        <translation>固定这个词元</translation>
    </message>
    <message>
        <source>Pinned: “%1” (%2)</source>
        <translation>已固定：“%1”（%2）</translation>
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
        <translation>条形范围为 0 到 %1</translation>
    </message>
</context>
<context>
    <name>headlight::ColorBar</name>
    <message>
        <source>Colour scale</source>
        <translation>色标</translation>
    </message>
    <message>
        <source>What colours mean. Left and right arrow move the upper end, Home fits the scale to the picture.</source>
        <translation>颜色的含义。左右箭头键移动上端，Home 键让色标适应图片。</translation>
    </message>
    <message>
        <source>Drag an end of the bar to change the scale of every picture; a double click fits it again</source>
        <translation>拖动色标的一端可改变所有图片的刻度；双击重新适应</translation>
    </message>
    <message>
        <source>0..1</source>
        <translation>0..1</translation>
    </message>
    <message>
        <source>The whole range that a weight may have, in every picture</source>
        <translation>所有图片都用权重可能的全部范围</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>row</source>
        <translation>按行</translation>
    </message>
    <message>
        <source>Each row divided by its largest weight</source>
        <translation>每行除以其最大权重</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>This scale for every picture and every text</source>
        <translation>所有图片和文本都用这个刻度</translation>
    </message>
    <message>
        <source>Colour Scale</source>
        <translation>色标</translation>
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
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Type part of a name: an action, a view, “layer 3 head 2”, an example, a model</source>
        <translation>输入名称的一部分：操作、视图、“层 3 头 2”、示例、模型</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>headlight::CompareBar</name>
    <message>
        <source>Another text</source>
        <translation>另一段文本</translation>
    </message>
    <message>
        <source>Another model</source>
        <translation>另一个模型</translation>
    </message>
    <message>
        <source>Another head</source>
        <translation>另一个头</translation>
    </message>
    <message>
        <source>Without experiments</source>
        <translation>没有实验</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>What differs in B, the run that this one (A) is compared with</source>
        <translation>B（与本次运行 A 比较的运行）有什么不同</translation>
    </message>
    <message>
        <source>B: type the text to compare with</source>
        <translation>B：输入要比较的文本</translation>
    </message>
    <message>
        <source>Text to compare with</source>
        <translation>要比较的文本</translation>
    </message>
    <message>
        <source>Model to compare with</source>
        <translation>要比较的模型</translation>
    </message>
    <message>
        <source>Untrained twin</source>
        <translation>未训练的孪生模型</translation>
    </message>
    <message>
        <source>The same model as it was before its training</source>
        <translation>同一模型训练之前的样子</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Layer of the head to compare with</source>
        <translation>要比较的头所在的层</translation>
    </message>
    <message>
        <source>layer </source>
        <translation>层 </translation>
    </message>
    <message>
        <source>Head to compare with</source>
        <translation>要比较的头</translation>
    </message>
    <message>
        <source>head </source>
        <translation>头 </translation>
    </message>
    <message>
        <source>Take the focused head</source>
        <translation>取焦点头</translation>
    </message>
    <message>
        <source>B is the head in focus now; then focus another one</source>
        <translation>B 取当前焦点头；然后再选另一个焦点头</translation>
    </message>
    <message>
        <source>Compared Head</source>
        <translation>比较的头</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>A, B and their difference side by side</source>
        <translation>并排显示 A、B 及其差</translation>
    </message>
    <message>
        <source>The run of the text above, large</source>
        <translation>放大显示上方文本的运行</translation>
    </message>
    <message>
        <source>The run that it is compared with, large</source>
        <translation>放大显示与之比较的运行</translation>
    </message>
    <message>
        <source>The difference, large</source>
        <translation>放大显示差</translation>
    </message>
    <message>
        <source>Compared Picture</source>
        <translation>比较的图片</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Steps of the training</source>
        <translation>训练的步骤</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Compared Model</source>
        <translation>比较的模型</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>B’s second text; leave it empty for that of A</source>
        <translation>B 的第二段文本；留空则用 A 的</translation>
    </message>
    <message>
        <source>Second text to compare with</source>
        <translation>要比较的第二段文本</translation>
    </message>
    <message>
        <source>A text to compare with has at most 32 KB, so this one was not taken; open it above, as A, and compare it with a shorter one.</source>
        <translation>要比较的文本最多 32 KB，因此没有采用这一段；请在上方把它作为 A 打开，再与较短的文本比较。</translation>
    </message>
</context>
<context>
    <name>headlight::ComputeController</name>
    <message>
        <source>There is not enough memory for this text and model; use a shorter text or a smaller model.</source>
        <translation>内存不足以处理这段文本和这个模型；请用更短的文本或更小的模型。</translation>
    </message>
</context>
<context>
    <name>headlight::DataExportDialog</name>
    <message>
        <source>safetensors (arrays with tokens)</source>
        <translation>safetensors（带词元的数组）</translation>
    </message>
    <message>
        <source>NumPy array (.npy, without tokens)</source>
        <translation>NumPy 数组（.npy，不含词元）</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>CSV (one weight a line)</source>
        <translation>CSV（每行一个权重）</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>注意力头</translation>
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
        <translation>层 %1，头 %2</translation>
    </message>
    <message>
        <source>All heads of layer %1</source>
        <translation>层 %1 的所有头</translation>
    </message>
    <message>
        <source>All layers and heads</source>
        <translation>所有层和头</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>%1 weights, about %2</source>
        <translation>%1 个权重，约 %2</translation>
    </message>
    <message>
        <source>Export Data</source>
        <translation>导出数据</translation>
    </message>
</context>
<context>
    <name>headlight::DisplayBar</name>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
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
        <translation>哪一种注意力：每种注意力有各自的层和头</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colour map of every picture</source>
        <translation>所有图片的配色</translation>
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
        <translation>首词元</translation>
    </message>
    <message>
        <source>Special tokens</source>
        <translation>特殊词元</translation>
    </message>
    <message>
        <source>Tokens whose weights are not coloured; the other weights stay as they are</source>
        <translation>这些词元的权重不着色；其他权重保持不变</translation>
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
        <translation>一个像素覆盖多个单元格时显示什么</translation>
    </message>
    <message>
        <source>Positional encoding</source>
        <translation>位置编码</translation>
    </message>
    <message>
        <source>Runs the model with or without its positional encoding</source>
        <translation>使用或不使用位置编码来运行模型</translation>
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
        <translation>注意力图</translation>
    </message>
    <message>
        <source>What every picture of patterns shows of the heads</source>
        <translation>各幅注意力图显示头的什么</translation>
    </message>
    <message>
        <source>Heads’ own</source>
        <translation>各头自身</translation>
    </message>
    <message>
        <source>α = softmax of the scores: each head’s own weights</source>
        <translation>α = 分数的 softmax：每个头自身的权重</translation>
    </message>
</context>
<context>
    <name>headlight::DocumentPanel</name>
    <message>
        <source>Lines of the attached document</source>
        <translation>附加文档的各行</translation>
    </message>
    <message>
        <source>Detach</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Go back to typing a text</source>
        <translation>回到输入文本</translation>
    </message>
    <message>
        <source>Detach the document</source>
        <translation>移除文档</translation>
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
        <translation>删除这项实验</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1
On or off; an experiment that is off is kept here</source>
        <translation>%1
打开或关闭；关闭的实验会留在这里</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>删除：%1</translation>
    </message>
    <message>
        <source>The prediction that this experiment changes most: its probability without it and with it, the other experiments as they are</source>
        <translation>这项实验改变最大的预测：没有它和有它时的概率，其他实验不变</translation>
    </message>
</context>
<context>
    <name>headlight::ExperimentsPanel</name>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Ex&amp;periments</source>
        <translation>实验(&amp;P)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Changes the computation at the focused head, token or cell</source>
        <translation>改变焦点所在的头、词元或单元格的计算</translation>
    </message>
    <message>
        <source>Add an experiment</source>
        <translation>添加实验</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Nothing has been run yet</source>
        <translation>还没有运行过</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Switch Experiment On</source>
        <translation>打开实验</translation>
    </message>
    <message>
        <source>Switch Experiment Off</source>
        <translation>关闭实验</translation>
    </message>
    <message>
        <source>Remove Experiment</source>
        <translation>删除实验</translation>
    </message>
    <message>
        <source>not in this run</source>
        <translation>不在这次运行中</translation>
    </message>
    <message>
        <source>“%1” %2 → %3</source>
        <translation>“%1” %2 → %3</translation>
    </message>
    <message>
        <source>switched off, the text has this token no more</source>
        <translation>已关闭，文本中不再有这个词元</translation>
    </message>
</context>
<context>
    <name>headlight::ExportActions</name>
    <message>
        <source>Export &amp;Image…</source>
        <translation>导出图片(&amp;I)…</translation>
    </message>
    <message>
        <source>Export &amp;Data…</source>
        <translation>导出数据(&amp;D)…</translation>
    </message>
    <message>
        <source>Copy &amp;Picture</source>
        <translation>复制图片(&amp;P)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>Drawing the picture</source>
        <translation>正在绘制图片</translation>
    </message>
    <message>
        <source>Copied the picture.</source>
        <translation>已复制图片。</translation>
    </message>
    <message>
        <source>Making the table</source>
        <translation>正在生成表格</translation>
    </message>
    <message>
        <source>Copied the focused head&apos;s weights as a table.</source>
        <translation>已把焦点头的权重复制为表格。</translation>
    </message>
    <message>
        <source>Writing pictures of every step</source>
        <translation>正在写入每一步的图片</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n picture(s).</source>
        <translation>
            <numerusform>已保存 %n 张图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>已取消；没有写入任何内容。</translation>
    </message>
    <message>
        <source>Copy Ta&amp;ble</source>
        <translation>复制表格(&amp;B)</translation>
    </message>
</context>
<context>
    <name>headlight::ExportDialog</name>
    <message>
        <source>Current view</source>
        <translation>当前视图</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>层 %1，头 %2</translation>
    </message>
    <message>
        <source>All heads of layer %1</source>
        <translation>层 %1 的所有头</translation>
    </message>
    <message>
        <source>Head map</source>
        <translation>头总览</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>图片(&amp;P)</translation>
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
        <translation>SVG，文字保留为文字</translation>
    </message>
    <message>
        <source>PDF, text as text</source>
        <translation>PDF，文字保留为文字</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>分辨率(&amp;R)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Caption: model, layer, head, text</source>
        <translation>说明(&amp;C)：模型、层、头、文本</translation>
    </message>
    <message>
        <source>&amp;Numbers in the cells</source>
        <translation>单元格中的数字(&amp;N)</translation>
    </message>
    <message>
        <source>F&amp;rames around pictures and the focused head</source>
        <translation>图片和焦点头的边框(&amp;R)</translation>
    </message>
    <message>
        <source>Transparent &amp;background</source>
        <translation>透明背景(&amp;B)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Drawing the preview</source>
        <translation>正在绘制预览</translation>
    </message>
    <message>
        <source>No preview: it was cancelled. The next change draws it again.</source>
        <translation>没有预览：已取消。下次更改时会重新绘制。</translation>
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
        <translation>导出图片</translation>
    </message>
</context>
<context>
    <name>headlight::FindBar</name>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>&amp;Find:</source>
        <translation>查找(&amp;F)：</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>上一个（Shift+F3）</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>下一个（F3）</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>关闭查找</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>要查找的内容</translation>
    </message>
    <message>
        <source>part of a token or of the text, or a position</source>
        <translation>词元或文本的一部分，或位置</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>找到 %n 处</numerusform>
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
        <translation>先看什么</translation>
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
        <translation>“it”这一行把权重给了“animal”：这个头找到了谁累了。改一个词，它就看向街道。</translation>
    </message>
    <message>
        <source>tired → wide</source>
        <translation>tired → wide</translation>
    </message>
    <message>
        <source>The diagonals above are heads that look one word back or ahead. Sort the map: back comes first, ahead last.</source>
        <translation>上方的对角线是看前一个词或后一个词的头。给总览排序：看前的在最前，看后的在最后。</translation>
    </message>
    <message>
        <source>Sort heads</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>A model that translates writes English while it looks at Chinese: 我爱猫.</source>
        <translation>翻译模型一边看着中文，一边写出英文：我爱猫。</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>Eight short lessons lead from softmax to how heads form.</source>
        <translation>八节短课，从 softmax 讲到注意力头如何形成。</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
</context>
<context>
    <name>headlight::GenerationStrip</name>
    <message>
        <source>Generated text</source>
        <translation>生成的文本</translation>
    </message>
    <message>
        <source>Next token</source>
        <translation>下一词元</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>回到文本</translation>
    </message>
    <message>
        <source>Takes away what was generated (Escape)</source>
        <translation>去掉生成的内容（Esc）</translation>
    </message>
    <message>
        <source>How many tokens are generated</source>
        <translation>生成多少个词元</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>抽样</translation>
    </message>
    <message>
        <source>Each token is drawn by its probability after temperature, top-k and top-p; otherwise the likeliest is taken</source>
        <translation>按温度、top-k 和 top-p 之后的概率抽取每个词元；否则取可能性最大的</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>What is drawn by: the same seed draws the same tokens</source>
        <translation>抽样依据：相同的种子抽出相同的词元</translation>
    </message>
    <message>
        <source>Number of Tokens</source>
        <translation>词元数</translation>
    </message>
    <message>
        <source>Draw Tokens</source>
        <translation>抽取词元</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The model writes one token behind the text</source>
        <translation>模型在文本后面写一个词元</translation>
    </message>
    <message>
        <source>The model goes on with the text; what was written after the step that is shown gives way</source>
        <translation>模型继续写文本；所显示的步骤之后写的内容将被替换</translation>
    </message>
    <message>
        <source>Every step can be looked at in every view.</source>
        <translation>每一步都可以在每个视图中查看。</translation>
    </message>
    <message numerus="yes">
        <source> token(s)</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform> 个词元</numerusform>
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
        <translation>加入或去掉焦点头</translation>
    </message>
    <message>
        <source>All heads of the layer</source>
        <translation>这一层的所有头</translation>
    </message>
    <message>
        <source>The focused head alone</source>
        <translation>只看焦点头</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Rank the keys of the focused head alone</source>
        <translation>只给焦点头的键排名</translation>
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
        <translation>从平均中去掉头 %1</translation>
    </message>
    <message>
        <source>Add head %1 to the heads that are averaged</source>
        <translation>把头 %1 加入平均</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>层 %1</translation>
    </message>
    <message>
        <source>Average all heads of layer %1</source>
        <translation>对层 %1 的所有头取平均</translation>
    </message>
</context>
<context>
    <name>headlight::HeadGrid</name>
    <message>
        <source>Heads of the layer</source>
        <translation>这一层的头</translation>
    </message>
    <message>
        <source>The attention of every head of the focused layer. Rows are queries, columns are keys. Arrow keys choose a query and a key, Enter shows the focused head large.</source>
        <translation>焦点层每个头的注意力。行为查询，列为键。方向键选择查询和键，回车键放大显示焦点头。</translation>
    </message>
</context>
<context>
    <name>headlight::HeadMapControls</name>
    <message>
        <source>What the map shows</source>
        <translation>总览显示什么</translation>
    </message>
    <message>
        <source>What the map shows of each head</source>
        <translation>总览显示每个头的什么</translation>
    </message>
    <message>
        <source>Order of heads</source>
        <translation>头的顺序</translation>
    </message>
    <message>
        <source>How the heads of the map are sorted</source>
        <translation>总览中的头如何排序</translation>
    </message>
    <message>
        <source>Heads in the map</source>
        <translation>总览中的头</translation>
    </message>
    <message>
        <source>Which heads are in the map, by what they do</source>
        <translation>按作用选择总览中有哪些头</translation>
    </message>
    <message>
        <source>Head Map&apos;s Colours</source>
        <translation>总览的颜色</translation>
    </message>
    <message>
        <source>Heads in the Map</source>
        <translation>总览中的头</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>注意力图</translation>
    </message>
    <message>
        <source>The attention of each head as a small picture</source>
        <translation>每个头的注意力小图</translation>
    </message>
    <message>
        <source>By layer</source>
        <translation>按层</translation>
    </message>
    <message>
        <source>Layers as rows, heads as columns</source>
        <translation>层为行，头为列</translation>
    </message>
    <message>
        <source>By the cell&apos;s weight</source>
        <translation>按单元格权重</translation>
    </message>
    <message>
        <source>Which head looks from here to there: p(query, key) of the focused cell</source>
        <translation>哪个头从这里看到那里：焦点单元格的 p(查询, 键)</translation>
    </message>
    <message>
        <source>Like the focused head</source>
        <translation>与焦点头相似</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>按%1</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>Heads of which no rule explains half of the weight</source>
        <translation>没有规则能解释其一半权重的头</translation>
    </message>
    <message>
        <source>Heads that give at least half of their weight there</source>
        <translation>至少把一半权重给那里的头</translation>
    </message>
    <message>
        <source>Like head %1</source>
        <translation>与头 %1 相似</translation>
    </message>
    <message>
        <source>Order of Heads</source>
        <translation>头的顺序</translation>
    </message>
    <message>
        <source>The map of the run of the text above</source>
        <translation>上方文本的运行的图</translation>
    </message>
    <message>
        <source>The map of the run that it is compared with</source>
        <translation>与之比较的运行的图</translation>
    </message>
    <message>
        <source>The map of their difference, head by head; sorted heads begin with the largest difference of either sign</source>
        <translation>逐头显示两者之差的图；排序后的头从绝对值最大的差开始</translation>
    </message>
    <message>
        <source>Compared Map</source>
        <translation>比较的图</translation>
    </message>
</context>
<context>
    <name>headlight::HeadMapView</name>
    <message>
        <source>no meaning here</source>
        <translation>这里没有意义</translation>
    </message>
    <message>
        <source>Head map</source>
        <translation>头总览</translation>
    </message>
    <message>
        <source>The attention of every head of every layer as a small picture. Arrow keys move between heads and layers, Enter shows a head large.</source>
        <translation>每层每个头的注意力小图。方向键在头和层之间移动，回车键放大显示一个头。</translation>
    </message>
    <message>
        <source>Show one head</source>
        <translation>显示一个头</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>层 %1，头 %2</translation>
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
        <translation>%1（已关闭）</translation>
    </message>
</context>
<context>
    <name>headlight::HeadPlot</name>
    <message>
        <source>One head</source>
        <translation>单个头</translation>
    </message>
    <message>
        <source>The attention of the focused head. Arrow keys choose a query and a key, plus and minus zoom, F shows everything, Control F finds a token, Escape goes back.</source>
        <translation>焦点头的注意力。方向键选择查询和键，加减键缩放，F 显示全部，Ctrl+F 查找词元，Esc 返回。</translation>
    </message>
</context>
<context>
    <name>headlight::HeadsControls</name>
    <message>
        <source>Back to all heads of the layer (Escape)</source>
        <translation>回到这一层的所有头（Esc）</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>All heads of the layer</source>
        <translation>这一层的所有头</translation>
    </message>
    <message>
        <source>One</source>
        <translation>单个</translation>
    </message>
    <message>
        <source>The focused head alone, as large as the room allows (Enter)</source>
        <translation>只看焦点头，尽量放大（回车）</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应</translation>
    </message>
    <message>
        <source>Show all of the head again (F)</source>
        <translation>重新显示整个头（F）</translation>
    </message>
    <message>
        <source>A, B and A − B side by side are one head each; choose one of them alone for all heads of the layer.</source>
        <translation>A、B 和 A − B 并排时各显示一个头；单独选择其中之一即可看到该层的所有头。</translation>
    </message>
</context>
<context>
    <name>headlight::HeadsView</name>
    <message>
        <source>The picture is too small for the heads of a layer: make it larger.</source>
        <translation>图片太小，放不下一层的头：请放大。</translation>
    </message>
    <message>
        <source>Show one head</source>
        <translation>显示一个头</translation>
    </message>
    <message>
        <source>Show all heads</source>
        <translation>显示所有头</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>注意力头</translation>
    </message>
    <message>
        <source>Each row: where this word looks.</source>
        <translation>每一行：这个词看向哪里。</translation>
    </message>
</context>
<context>
    <name>headlight::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>帮助的页面</translation>
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
        <translation>被谁看</translation>
    </message>
    <message>
        <source>Outgoing or incoming attention</source>
        <translation>看出去或被看的注意力</translation>
    </message>
    <message>
        <source>Keys or queries by weight</source>
        <translation>按权重排列的键或查询</translation>
    </message>
    <message>
        <source>Copy as Table</source>
        <translation>复制为表格</translation>
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
        <translation>头的平均</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检视</translation>
    </message>
    <message>
        <source>Show in …</source>
        <translation>在…中显示</translation>
    </message>
    <message>
        <source>The views that can show the same cell another way</source>
        <translation>能以其他方式显示同一单元格的视图</translation>
    </message>
</context>
<context>
    <name>headlight::JobProgress</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
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
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Like the Des&amp;ktop</source>
        <translation>跟随桌面(&amp;K)</translation>
    </message>
</context>
<context>
    <name>headlight::LatestJob</name>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>内存不足。</translation>
    </message>
</context>
<context>
    <name>headlight::LessonPanel</name>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>The list of lessons</source>
        <translation>课程列表</translation>
    </message>
    <message>
        <source>The lesson in another language</source>
        <translation>用另一种语言看课程</translation>
    </message>
    <message>
        <source>Ends the lesson and brings back what you had before it (Esc)</source>
        <translation>结束课程并恢复之前的内容（Esc）</translation>
    </message>
    <message>
        <source>End the lesson</source>
        <translation>结束课程</translation>
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
        <translation>恢复这一步最初的样子</translation>
    </message>
    <message>
        <source>This step again</source>
        <translation>重做这一步</translation>
    </message>
    <message>
        <source>Shows the text of the lesson</source>
        <translation>显示课程文字</translation>
    </message>
    <message>
        <source>Hides the text of the lesson</source>
        <translation>隐藏课程文字</translation>
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
        <translation>☐ &lt;b&gt;试一试：&lt;/b&gt;%1</translation>
    </message>
</context>
<context>
    <name>headlight::LinesControls</name>
    <message>
        <source>Add or remove the focused head</source>
        <translation>加入或去掉焦点头</translation>
    </message>
    <message>
        <source>Add or remove all heads of the layer</source>
        <translation>加入或去掉这一层的所有头</translation>
    </message>
    <message>
        <source>The focused head alone</source>
        <translation>只看焦点头</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Draw the focused head alone</source>
        <translation>只画焦点头</translation>
    </message>
    <message>
        <source>Arrangement</source>
        <translation>排列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>两列</translation>
    </message>
    <message>
        <source>Arcs</source>
        <translation>弧线</translation>
    </message>
    <message>
        <source>Queries left and keys right, or arcs over one line of text</source>
        <translation>查询在左、键在右，或在一行文本上画弧线</translation>
    </message>
    <message>
        <source>Lines of the focused token</source>
        <translation>焦点词元的连线</translation>
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
        <translation>焦点词元：它看什么和什么看它，或二者之一</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colour: head</source>
        <translation>颜色：头</translation>
    </message>
    <message>
        <source>Colour: direction</source>
        <translation>颜色：方向</translation>
    </message>
    <message>
        <source>What colours tell apart when several heads of one token are drawn</source>
        <translation>画出一个词元的多个头时，颜色区分什么</translation>
    </message>
    <message>
        <source>Between the texts</source>
        <translation>两段文本之间</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>From which text to which: A is the first, B the second</source>
        <translation>从哪段文本到哪段文本：A 为第一段，B 为第二段</translation>
    </message>
    <message>
        <source>Heads of Lines</source>
        <translation>连线的头</translation>
    </message>
    <message>
        <source>Share of the weight that is drawn</source>
        <translation>画出的权重占比</translation>
    </message>
    <message>
        <source>Only the strongest lines, until they hold this share of each head&apos;s weight</source>
        <translation>只画最强的线，直到占每个头权重的这个比例</translation>
    </message>
    <message>
        <source>%1 % of weight</source>
        <translation>权重的 %1%</translation>
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
        <translation>从图中去掉头 %1</translation>
    </message>
    <message>
        <source>Draw head %1 beside the others</source>
        <translation>同时画出头 %1</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>层 %1</translation>
    </message>
    <message>
        <source>Draw all heads of layer %1, or none of them</source>
        <translation>画出层 %1 的所有头，或都不画</translation>
    </message>
    <message>
        <source>Share of the Weight</source>
        <translation>权重占比</translation>
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
        <translation>输入</translation>
    </message>
    <message>
        <source>Decoder&apos;s text</source>
        <translation>解码器文本</translation>
    </message>
    <message>
        <source>Second text</source>
        <translation>第二段文本</translation>
    </message>
    <message>
        <source>Decoder&apos;s text: leave empty to let the model write it</source>
        <translation>解码器文本：留空则由模型来写</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>句对</translation>
    </message>
    <message>
        <source>Shows the decoder&apos;s text beside the text (Ctrl+P)</source>
        <translation>在文本旁显示解码器文本（Ctrl+P）</translation>
    </message>
    <message>
        <source>Shows a second text beside the first (Ctrl+P)</source>
        <translation>在第一段文本旁显示第二段（Ctrl+P）</translation>
    </message>
    <message>
        <source>Attention Array</source>
        <translation>注意力数组</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>pasted text %1.txt</source>
        <translation>粘贴的文本 %1.txt</translation>
    </message>
    <message>
        <source>The pasted text is longer than 32 KB and could not be kept as a document: %1.</source>
        <translation>粘贴的文本超过 32 KB，且无法保存为文档：%1。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>The text is longer than 32 KB and was attached as a document.</source>
        <translation>文本超过 32 KB，已作为文档附加。</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>拖放</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open Model &amp;Folder…</source>
        <translation>打开模型文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Open &amp;Session…</source>
        <translation>打开会话(&amp;S)…</translation>
    </message>
    <message>
        <source>Sa&amp;ve Session As…</source>
        <translation>会话另存为(&amp;V)…</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Start &amp;Afresh</source>
        <translation>重新开始(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>还没有打开过</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Go to &amp;Text</source>
        <translation>转到文本(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Second Text</source>
        <translation>第二段文本(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Find Token…</source>
        <translation>查找词元(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Grid of Heads</source>
        <translation>头的网格(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;One Head</source>
        <translation>单个头(&amp;O)</translation>
    </message>
    <message>
        <source>Zoom &amp;In	+</source>
        <translation>放大(&amp;I)	+</translation>
    </message>
    <message>
        <source>Show one head</source>
        <translation>显示一个头</translation>
    </message>
    <message>
        <source>Show all heads</source>
        <translation>显示所有头</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Next Head</source>
        <translation>下一个头</translation>
    </message>
    <message>
        <source>Previous Head</source>
        <translation>上一个头</translation>
    </message>
    <message>
        <source>Next Layer</source>
        <translation>下一层</translation>
    </message>
    <message>
        <source>Previous Layer</source>
        <translation>上一层</translation>
    </message>
    <message>
        <source>Head &amp;Map</source>
        <translation>头总览(&amp;M)</translation>
    </message>
    <message>
        <source>Plain &amp;Sentences</source>
        <translation>通俗说明(&amp;S)</translation>
    </message>
    <message>
        <source>Next View</source>
        <translation>下一个视图</translation>
    </message>
    <message>
        <source>Previous View</source>
        <translation>上一个视图</translation>
    </message>
    <message>
        <source>Next Area</source>
        <translation>下一区域</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
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
        <translation>缩小</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>E&amp;xamples</source>
        <translation>示例(&amp;X)</translation>
    </message>
    <message>
        <source>%1   (%2)</source>
        <translation>%1&#x3000;（%2）</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Order of Heads</source>
        <translation>头的顺序</translation>
    </message>
    <message>
        <source>Imported attention</source>
        <translation>导入的注意力</translation>
    </message>
    <message>
        <source>A random 14 × 14 matrix   (no model)</source>
        <translation>14 × 14 随机矩阵&#x3000;（无模型）</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Headlight</source>
        <translation>关于 Headlight(&amp;A)</translation>
    </message>
    <message>
        <source>About Headlight</source>
        <translation>关于 Headlight</translation>
    </message>
    <message>
        <source>Headlight %1 shows where a transformer looks.

Every number on the screen is computed from the model&apos;s own weights.</source>
        <translation>Headlight %1 显示 Transformer 看向哪里。

屏幕上的每个数字都由模型自身的权重算出。</translation>
    </message>
    <message>
        <source>Choose a Model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Open a Text or an Attention Array</source>
        <translation>打开文本或注意力数组</translation>
    </message>
    <message>
        <source>Open a Model Folder</source>
        <translation>打开模型文件夹</translation>
    </message>
    <message>
        <source>Open a GGUF Model</source>
        <translation>打开 GGUF 模型</translation>
    </message>
    <message>
        <source>GGUF models (*.gguf);;All files (*)</source>
        <translation>GGUF 模型 (*.gguf);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open an Attention Array</source>
        <translation>打开注意力数组</translation>
    </message>
    <message>
        <source>Attention arrays (*.safetensors *.npy *.npz *.json *.csv *.tsv *.txt);;All files (*)</source>
        <translation>注意力数组 (*.safetensors *.npy *.npz *.json *.csv *.tsv *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Let Go</source>
        <translation>放开</translation>
    </message>
    <message>
        <source>Open a Session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>Sessions (*.%1 *.json);;All files (*)</source>
        <translation>会话 (*.%1 *.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save the Session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Sessions (*.%1)</source>
        <translation>会话 (*.%1)</translation>
    </message>
    <message>
        <source>The session was saved as %1.</source>
        <translation>会话已保存为 %1。</translation>
    </message>
    <message>
        <source>Open Session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>试验场</translation>
    </message>
    <message>
        <source>Positional Encoding</source>
        <translation>位置编码</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>Facts about the model</source>
        <translation>模型信息</translation>
    </message>
    <message>
        <source>Type a sentence</source>
        <translation>输入一句话</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>The editor holds at most 32 KB; paste or open a longer text to attach it.</source>
        <translation>编辑框最多容纳 32 KB；更长的文本请粘贴或打开，作为文档附加。</translation>
    </message>
    <message>
        <source>Second Text</source>
        <translation>第二段文本</translation>
    </message>
    <message>
        <source>Single Text</source>
        <translation>单段文本</translation>
    </message>
    <message>
        <source>Detach Document</source>
        <translation>移除文档</translation>
    </message>
    <message>
        <source>Shows or hides the head map (Ctrl+B)</source>
        <translation>显示或隐藏头总览（Ctrl+B）</translation>
    </message>
    <message>
        <source>Show the head map</source>
        <translation>显示头总览</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1（Ctrl+%2）</translation>
    </message>
    <message>
        <source>%1 is an imported attention array; its tokens are below. Choose a model to type a text.</source>
        <translation>%1 是导入的注意力数组；词元在下方。要输入文本，请选择一个模型。</translation>
    </message>
    <message>
        <source>%1 (untrained)</source>
        <translation>%1（未训练）</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>正在计算</translation>
    </message>
    <message>
        <source>Open as %1</source>
        <translation>按 %1 打开</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>A model whose vocabulary has this language would help; the playground takes any word.</source>
        <translation>请改用词表包含这种语言的模型；试验场接受任何词。</translation>
    </message>
    <message>
        <source>%1 does not know one word (dashed outline): it sees that a word is there, not which.</source>
        <translation>%1 不认识一个词（虚线框）：它知道那里有词，但不知道是哪个。</translation>
    </message>
    <message>
        <source>%1 does not know %2 words (dashed outlines): it sees that words are there, not which.</source>
        <translation>%1 不认识 %2 个词（虚线框）：它知道那里有词，但不知道是哪些。</translation>
    </message>
    <message>
        <source>Kind of Attention</source>
        <translation>注意力种类</translation>
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
        <translation>上次打开的 %1 已经不在了。</translation>
    </message>
    <message>
        <source>%1 is not part of Headlight any more; %2 is open in its place.</source>
        <translation>%1 已不再包含在 Headlight 中；改为打开 %2。</translation>
    </message>
    <message>
        <source>Start Afresh</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Zoom O&amp;ut	-</source>
        <translation>缩小(&amp;U)	-</translation>
    </message>
    <message>
        <source>Fit	F</source>
        <translation>适应	F</translation>
    </message>
    <message>
        <source>Interface Si&amp;ze</source>
        <translation>界面大小(&amp;Z)</translation>
    </message>
    <message>
        <source>Like the Des&amp;ktop</source>
        <translation>跟随桌面(&amp;K)</translation>
    </message>
    <message>
        <source>Next-Token &amp;Bars</source>
        <translation>下一词元条形(&amp;B)</translation>
    </message>
    <message>
        <source>Merge into &amp;Words</source>
        <translation>合并为词(&amp;W)</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Merges the tokens of a word: rows are averaged, columns summed. The model itself sees tokens.</source>
        <translation>合并同一个词的词元：行取平均，列求和。模型本身看到的是词元。</translation>
    </message>
    <message>
        <source>Show S&amp;paces</source>
        <translation>显示空格(&amp;P)</translation>
    </message>
    <message>
        <source>Spaces</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Shows the spaces that belong to tokens as ·</source>
        <translation>把属于词元的空格显示为 ·</translation>
    </message>
    <message>
        <source>Step of the Generation</source>
        <translation>生成的步骤</translation>
    </message>
    <message>
        <source>Generating</source>
        <translation>正在生成</translation>
    </message>
    <message>
        <source>Back to the Text</source>
        <translation>回到文本</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Take a Token</source>
        <translation>采用词元</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>课程(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Open a Lesson…</source>
        <translation>打开课程(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a Lesson</source>
        <translation>打开课程</translation>
    </message>
    <message>
        <source>Lessons (*.%1 *.json);;All files (*)</source>
        <translation>课程 (*.%1 *.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Lesson, Step %1</source>
        <translation>课程，第 %1 步</translation>
    </message>
    <message>
        <source>End of the Lesson</source>
        <translation>课程结束</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Find Ne&amp;xt</source>
        <translation>查找下一个(&amp;X)</translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation>查找上一个(&amp;V)</translation>
    </message>
    <message>
        <source>not in this view, or not now</source>
        <translation>此视图没有，或现在不可用</translation>
    </message>
    <message>
        <source>Prese&amp;ntation</source>
        <translation>演示(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;This View</source>
        <translation>本视图(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Command Palette…</source>
        <translation>命令面板(&amp;C)…</translation>
    </message>
    <message>
        <source>Experiment: %1</source>
        <translation>实验：%1</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>注意力图</translation>
    </message>
    <message>
        <source>Shows this run beside another one, and the difference: another text, model or head (Ctrl+Shift+D)</source>
        <translation>把这次运行与另一次并排显示，并显示差：另一段文本、另一个模型或另一个头（Ctrl+Shift+D）</translation>
    </message>
    <message>
        <source>Experiments that are on</source>
        <translation>打开的实验</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>nothing has been run yet</source>
        <translation>还没有运行过</translation>
    </message>
    <message>
        <source>Help: %1</source>
        <translation>帮助：%1</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>experiment with %1: %2</source>
        <translation>%1 的实验：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Show in %1</source>
        <translation>在%1中显示</translation>
    </message>
    <message>
        <source>Show in …</source>
        <translation>在…中显示</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>%1 compared with %2</source>
        <translation>%1 与 %2 比较</translation>
    </message>
    <message>
        <source>Type a sentence above to see where the model looks.</source>
        <translation>请在上方输入一句话，看看模型关注哪里。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>This view shows tokens: a word that is chosen stands for its last one.</source>
        <translation>此视图显示词元：选中的词以其最后一个词元代表。</translation>
    </message>
</context>
<context>
    <name>headlight::ModelMenu</name>
    <message>
        <source>Built in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Hugging Face cache</source>
        <translation>Hugging Face 缓存</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Playground (untrained)</source>
        <translation>试验场（未训练）</translation>
    </message>
    <message>
        <source>An untrained transformer whose parts you set yourself</source>
        <translation>一个未训练的 Transformer，各部分由你设定</translation>
    </message>
    <message>
        <source>Open Model Folder…</source>
        <translation>打开模型文件夹…</translation>
    </message>
    <message>
        <source>Open GGUF Model…</source>
        <translation>打开 GGUF 模型…</translation>
    </message>
    <message>
        <source>Open Attention Array…</source>
        <translation>打开注意力数组…</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近打开</translation>
    </message>
</context>
<context>
    <name>headlight::NeuronControls</name>
    <message>
        <source>Before rotary</source>
        <translation>旋转前</translation>
    </message>
    <message>
        <source>By dimension</source>
        <translation>按维度</translation>
    </message>
    <message>
        <source>By contribution</source>
        <translation>按贡献</translation>
    </message>
    <message>
        <source>By size of contribution</source>
        <translation>按贡献大小</translation>
    </message>
    <message>
        <source>Order of the dimensions</source>
        <translation>维度的顺序</translation>
    </message>
    <message>
        <source>The order of the dimensions: by their number, by what each adds to the score, or by how much it moves the score up or down</source>
        <translation>维度的顺序：按编号，按给分数加上的值，或按使分数上下变动的大小</translation>
    </message>
    <message>
        <source>Show q and k as they are before rotary turns them; this runs the text once more</source>
        <translation>显示旋转之前的 q 和 k；这会再运行一次文本</translation>
    </message>
    <message>
        <source>Order of the Dimensions</source>
        <translation>维度的顺序</translation>
    </message>
    <message>
        <source>q and k before Rotary</source>
        <translation>旋转前的 q 和 k</translation>
    </message>
</context>
<context>
    <name>headlight::NextBars</name>
    <message>
        <source>Next tokens</source>
        <translation>下一词元</translation>
    </message>
    <message>
        <source>→ next:</source>
        <translation>→ 接下来：</translation>
    </message>
    <message>
        <source>→ hidden:</source>
        <translation>→ 隐藏处：</translation>
    </message>
    <message>
        <source>%1 (piece %2): probability %3 by the model</source>
        <translation>%1（词片 %2）：模型给的概率 %3</translation>
    </message>
    <message>
        <source>%1 without the experiments</source>
        <translation>没有实验时 %1</translation>
    </message>
    <message>
        <source>A click puts it behind the text.</source>
        <translation>点击即接在文本后面。</translation>
    </message>
    <message>
        <source>A click puts it in the mask&apos;s place.</source>
        <translation>点击即填入掩码处。</translation>
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
        <translation>关闭</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Dismiss the problem</source>
        <translation>关闭问题</translation>
    </message>
    <message>
        <source>Dismiss the notice</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>headlight::PlaygroundBar</name>
    <message>
        <source>Untrained</source>
        <translation>未训练</translation>
    </message>
    <message>
        <source>d_model</source>
        <translation>d_model</translation>
    </message>
    <message>
        <source>Size of every token&apos;s vector</source>
        <translation>每个词元向量的长度</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Heads of each layer; d_k is d_model / heads</source>
        <translation>每层的头数；d_k 为 d_model / 头数</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Transformer blocks, one after another</source>
        <translation>依次相接的 Transformer 块</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>How the model knows the order of the tokens</source>
        <translation>模型如何知道词元的顺序</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Bidirectional</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>Causal</source>
        <translation>因果</translation>
    </message>
    <message>
        <source>Sliding window</source>
        <translation>滑动窗口</translation>
    </message>
    <message>
        <source>Which keys a query may look at</source>
        <translation>查询可以看哪些键</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Keys that a query sees, itself included</source>
        <translation>查询能看到的键数，包括自身</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>q·k / (t √d_k)</source>
        <translation>q·k / (t √d_k)</translation>
    </message>
    <message>
        <source>What q·k is divided by before softmax</source>
        <translation>softmax 之前 q·k 除以什么</translation>
    </message>
    <message>
        <source>t</source>
        <translation>t</translation>
    </message>
    <message>
        <source>Temperature: above 1 flattens the attention, below 1 sharpens it</source>
        <translation>温度：大于 1 使注意力平缓，小于 1 使其集中</translation>
    </message>
    <message>
        <source>Projections</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Per head</source>
        <translation>每头各自</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>共用</translation>
    </message>
    <message>
        <source>Whether every head has query, key and value projections of its own</source>
        <translation>每个头是否有自己的查询、键和值投影</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Where the random weights come from</source>
        <translation>随机权重的来源</translation>
    </message>
</context>
<context>
    <name>headlight::PositionsCanvas</name>
    <message>
        <source>Positional encoding and its effect on the attention</source>
        <translation>位置编码及其对注意力的影响</translation>
    </message>
</context>
<context>
    <name>headlight::PositionsControls</name>
    <message>
        <source>Positional encoding shown</source>
        <translation>显示的位置编码</translation>
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
        <translation>基数</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Similarity of positions</source>
        <translation>位置的相似度</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Dot product</source>
        <translation>点积</translation>
    </message>
    <message>
        <source>curves: 0, 8, 16</source>
        <translation>曲线：0, 8, 16</translation>
    </message>
    <message>
        <source>Columns drawn as curves, at most eight; a click on the matrix adds or removes one</source>
        <translation>画成曲线的列，最多八列；点击矩阵可添加或去掉一列</translation>
    </message>
    <message>
        <source>Columns drawn as curves</source>
        <translation>画成曲线的列</translation>
    </message>
    <message>
        <source>Positional Encoding Shown</source>
        <translation>显示的位置编码</translation>
    </message>
    <message>
        <source>Similarity of Positions</source>
        <translation>位置的相似度</translation>
    </message>
    <message>
        <source>Curves of Dimensions</source>
        <translation>维度曲线</translation>
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
        <translation>维度曲线</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>How the model is told where a word stands.</source>
        <translation>模型如何得知一个词在什么位置。</translation>
    </message>
</context>
<context>
    <name>headlight::PredictionsControls</name>
    <message>
        <source>Page of the Predictions view</source>
        <translation>预测视图的页面</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Hide the token</source>
        <translation>隐藏词元</translation>
    </message>
    <message>
        <source>The token in focus is hidden behind the mask, and the model guesses it</source>
        <translation>用掩码遮住焦点词元，让模型猜测</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Logits are divided by it: below 1 the likeliest gain, above 1 the others</source>
        <translation>logits 除以它：小于 1 有利于可能性大的，大于 1 有利于其他的</translation>
    </message>
    <message>
        <source>top-k</source>
        <translation>top-k</translation>
    </message>
    <message>
        <source>Only the so many likeliest tokens stay; 0: all</source>
        <translation>只保留可能性最大的这么多个词元；0：全部</translation>
    </message>
    <message>
        <source>top-p</source>
        <translation>top-p</translation>
    </message>
    <message>
        <source>Only the likeliest tokens that make up this probability together stay; 1: all</source>
        <translation>只保留合计达到这个概率的最可能词元；1：全部</translation>
    </message>
    <message>
        <source>How effects are found</source>
        <translation>如何求作用</translation>
    </message>
    <message>
        <source>Head switched off</source>
        <translation>关闭头</translation>
    </message>
    <message>
        <source>Head at its mean</source>
        <translation>头取平均值</translation>
    </message>
    <message>
        <source>Logit attribution</source>
        <translation>logit 归因</translation>
    </message>
    <message>
        <source>Add token</source>
        <translation>添加词元</translation>
    </message>
    <message>
        <source>Page of Predictions</source>
        <translation>预测的页面</translation>
    </message>
    <message>
        <source>Hide the Token</source>
        <translation>隐藏词元</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
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
        <translation>添加词元</translation>
    </message>
    <message>
        <source>Puts the chosen token, or the likeliest that is left, behind the text</source>
        <translation>把所选词元或余下最可能的词元接在文本后面</translation>
    </message>
</context>
<context>
    <name>headlight::RankedKeysModel</name>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>Queries beyond the first %1: %2 with a sum of %3</source>
        <translation>前 %1 个之后的查询：%2 个，合计 %3</translation>
    </message>
    <message>
        <source>Keys beyond the first %1: %2 with a sum of %3</source>
        <translation>前 %1 个之后的键：%2 个，合计 %3</translation>
    </message>
    <message>
        <source>Query %1 “%2”: weight %3, rank %4</source>
        <translation>查询 %1“%2”：权重 %3，排名 %4</translation>
    </message>
    <message>
        <source>Key %1 “%2”: weight %3, rank %4</source>
        <translation>键 %1“%2”：权重 %3，排名 %4</translation>
    </message>
    <message>
        <source>%1; left out of the pictures</source>
        <translation>%1；图中已略去</translation>
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
        <translation>查询</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>rank	position	query	weight</source>
        <translation>排名	位置	查询	权重</translation>
    </message>
    <message>
        <source>rank	position	key	weight</source>
        <translation>排名	位置	键	权重</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>被掩蔽</translation>
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
        <translation>B 中的权重</translation>
    </message>
</context>
<context>
    <name>headlight::ReadingLine</name>
    <message>
        <source>The picture in a sentence</source>
        <translation>一句话看懂图</translation>
    </message>
    <message>
        <source>No sentences above pictures; View ▸ Plain Sentences brings them back</source>
        <translation>不再显示图上方的说明；可用“视图 ▸ 通俗说明”恢复</translation>
    </message>
    <message>
        <source>Hide the sentence</source>
        <translation>隐藏说明</translation>
    </message>
</context>
<context>
    <name>headlight::SceneView</name>
    <message>
        <source>Computing …</source>
        <translation>正在计算…</translation>
    </message>
</context>
<context>
    <name>headlight::ScoreScaleDialog</name>
    <message>
        <source>Another Score Scale</source>
        <translation>改变分数缩放</translation>
    </message>
    <message>
        <source>q·k is multiplied by</source>
        <translation>q·k 乘以</translation>
    </message>
    <message>
        <source>Above 1 flattens the attention, below 1 sharpens it</source>
        <translation>大于 1 使注意力平缓，小于 1 使其集中</translation>
    </message>
    <message>
        <source>or divided by the temperature</source>
        <translation>或除以温度</translation>
    </message>
    <message>
        <source>The focused head&apos;s own scale is %1.</source>
        <translation>焦点头自身的缩放为 %1。</translation>
    </message>
</context>
<context>
    <name>headlight::SpanTemplateDialog</name>
    <message>
        <source>Each field becomes a span of its name. Empty fields are left out.</source>
        <translation>每个字段成为同名的片段。空字段略去。</translation>
    </message>
    <message>
        <source>The text that comes of it</source>
        <translation>得到的文本</translation>
    </message>
    <message>
        <source>Set the Text</source>
        <translation>设为文本</translation>
    </message>
    <message>
        <source>Set Beside the Text</source>
        <translation>设为另一种写法</translation>
    </message>
    <message>
        <source>As the other wording, which is compared with the text on the screen</source>
        <translation>作为另一种写法，与屏幕上的文本比较</translation>
    </message>
</context>
<context>
    <name>headlight::SpansControls</name>
    <message>
        <source>Name of the chosen colour</source>
        <translation>所选颜色的名称</translation>
    </message>
    <message>
        <source>Another name for the chosen colour</source>
        <translation>给所选颜色换个名称</translation>
    </message>
    <message>
        <source>Clear Spans</source>
        <translation>清除片段</translation>
    </message>
    <message>
        <source>Whose shares the table from span to span has</source>
        <translation>片段间的表格显示哪些份额</translation>
    </message>
    <message>
        <source>Table of all heads</source>
        <translation>所有头的表格</translation>
    </message>
    <message>
        <source>Table of the layer</source>
        <translation>这一层的表格</translation>
    </message>
    <message>
        <source>Table of the head</source>
        <translation>这个头的表格</translation>
    </message>
    <message>
        <source>Table of Spans</source>
        <translation>片段的表格</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Texts with spans marked in them; the model stays</source>
        <translation>已标记片段的文本；模型不变</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Dragging over words marks them with this name</source>
        <translation>在词上拖动即用这个名称标记</translation>
    </message>
    <message>
        <source>Unmark</source>
        <translation>取消标记</translation>
    </message>
    <message>
        <source>Dragging over words takes their marks away</source>
        <translation>在词上拖动即去掉标记</translation>
    </message>
    <message>
        <source>Another wording</source>
        <translation>另一种写法</translation>
    </message>
    <message>
        <source>another wording, to compare</source>
        <translation>另一种写法，用于比较</translation>
    </message>
    <message>
        <source>Another wording of the text: the same model runs it beside this one, and its shares stand beside this text&apos;s. Drag over its words to mark them.</source>
        <translation>文本的另一种写法：同一模型会同时运行它，其份额列在本文的份额旁。在它的词上拖动即可标记。</translation>
    </message>
    <message>
        <source>Another Wording</source>
        <translation>另一种写法</translation>
    </message>
    <message>
        <source>Rename Span</source>
        <translation>重命名片段</translation>
    </message>
    <message>
        <source>Add Span Name</source>
        <translation>添加片段名称</translation>
    </message>
    <message>
        <source>span %1</source>
        <translation>片段 %1</translation>
    </message>
    <message>
        <source>Remove Span Name</source>
        <translation>删除片段名称</translation>
    </message>
    <message>
        <source>Many Prompts…</source>
        <translation>多个提示…</translation>
    </message>
    <message>
        <source>A table of a whole file of prompts, one a line</source>
        <translation>整个提示文件的表格，每行一个提示</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What the chosen colour is called, and which names there are</source>
        <translation>所选颜色的名称，以及有哪些名称</translation>
    </message>
    <message>
        <source>Add a Name</source>
        <translation>添加名称</translation>
    </message>
    <message>
        <source>Remove the Name and Its Marks</source>
        <translation>删除名称及其标记</translation>
    </message>
    <message>
        <source>Take All Marks Away</source>
        <translation>去掉所有标记</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Prompts with fields to fill in; each field becomes a span of its name</source>
        <translation>带待填字段的提示；每个字段成为同名的片段</translation>
    </message>
    <message>
        <source>Templates from a File…</source>
        <translation>从文件读取模板…</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Templates from a File</source>
        <translation>从文件读取模板</translation>
    </message>
    <message>
        <source>Templates (*.json);;All files (*)</source>
        <translation>模板 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Dragging over words marks them as “%1”</source>
        <translation>在词上拖动即标记为“%1”</translation>
    </message>
</context>
<context>
    <name>headlight::StatusLine</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Model, tokens, time and memory</source>
        <translation>模型、词元、时间和内存</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%2 个词元中的 %1 个</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>正在打开模型</translation>
    </message>
    <message>
        <source>Tokenizing</source>
        <translation>正在分词</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 个词元</translation>
    </message>
    <message>
        <source>Deriving</source>
        <translation>正在推导</translation>
    </message>
</context>
<context>
    <name>headlight::TextControls</name>
    <message>
        <source>Weights that tokens are shaded by</source>
        <translation>词元按哪些权重着色</translation>
    </message>
    <message>
        <source>From the token</source>
        <translation>从词元看</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>To the token</source>
        <translation>看向词元</translation>
    </message>
    <message>
        <source>What the chosen token gives to each token</source>
        <translation>所选词元给每个词元的权重</translation>
    </message>
    <message>
        <source>The mean of what tokens give to each token: the later ones in a decoder, all of them elsewhere</source>
        <translation>各词元给每个词元的权重的平均：解码器中为其后的词元，其他情况为全部词元</translation>
    </message>
    <message>
        <source>What each token gives to the chosen token</source>
        <translation>每个词元给所选词元的权重</translation>
    </message>
    <message>
        <source>Heads whose weights are shown</source>
        <translation>显示哪些头的权重</translation>
    </message>
    <message>
        <source>Chosen head</source>
        <translation>所选的头</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>整层</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>The focused head, or the mean of those that are chosen for averaging</source>
        <translation>焦点头，或选定取平均的那些头</translation>
    </message>
    <message>
        <source>Shading of the Text</source>
        <translation>文本的着色</translation>
    </message>
    <message>
        <source>Heads of the Text</source>
        <translation>文本的头</translation>
    </message>
</context>
<context>
    <name>headlight::TimelineBar</name>
    <message>
        <source>Generated tokens</source>
        <translation>生成的词元</translation>
    </message>
</context>
<context>
    <name>headlight::TokenChips</name>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s), none selected</source>
        <translation>
            <numerusform>%n 个词元，未选择</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headlight::TrainingCanvas</name>
    <message>
        <source>Loss, learning rate, gradient norm and speed of the training</source>
        <translation>训练的损失、学习率、梯度范数和速度</translation>
    </message>
</context>
<context>
    <name>headlight::TrainingControls</name>
    <message>
        <source>The text that is learned from; its last tenth is held out</source>
        <translation>用来学习的文本；最后十分之一留出</translation>
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
        <translation>微型：2 层，每层 4 头，d_model 64。小型：4 层，每层 4 头，d_model 128。中型：6 层，每层 8 头，d_model 256。</translation>
    </message>
    <message>
        <source>objective</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>next token</source>
        <translation>下一词元</translation>
    </message>
    <message>
        <source>masked tokens</source>
        <translation>掩码词元</translation>
    </message>
    <message>
        <source>Next token: a decoder that reads from left to right. Masked tokens: an encoder that sees the whole text but for the tokens it is asked for.</source>
        <translation>下一词元：从左到右阅读的解码器。掩码词元：能看到除所问词元以外全部文本的编码器。</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>How many batches are learned from</source>
        <translation>学习多少个批次</translation>
    </message>
    <message>
        <source>snapshot every</source>
        <translation>快照间隔</translation>
    </message>
    <message>
        <source>After so many steps the model is kept, so that every view can show it</source>
        <translation>每隔这么多步保存一次模型，供各视图显示</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>multi-step</source>
        <translation>多步衰减</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>How the learning rate changes; it can be explored without training</source>
        <translation>学习率如何变化；不训练也可以试</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>The learning rate at the start, or after the warm-up</source>
        <translation>开始时或预热之后的学习率</translation>
    </message>
    <message>
        <source>milestones</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Steps from which on the rate is multiplied by gamma; drag them in the plot</source>
        <translation>从这些步起学习率乘以 gamma；可在图中拖动</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>gamma</translation>
    </message>
    <message>
        <source>What the rate is multiplied by at a milestone</source>
        <translation>到里程碑时学习率所乘的数</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>So many steps rise to the rate</source>
        <translation>用这么多步升到学习率</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Learning Rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Text: a page of ours…</source>
        <translation>文本：自带的一页…</translation>
    </message>
    <message>
        <source>Text: %1…</source>
        <translation>文本：%1…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
</context>
<context>
    <name>headlight::TrainingJob</name>
    <message>
        <source>making a vocabulary of the text</source>
        <translation>正在从文本生成词表</translation>
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
        <translation>依次显示各个快照</translation>
    </message>
    <message>
        <source>Step of the training that is shown</source>
        <translation>显示训练的哪一步</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>While a training runs, every view shows its newest snapshot</source>
        <translation>训练进行时，各视图显示最新的快照</translation>
    </message>
    <message>
        <source>Frames…</source>
        <translation>逐帧图…</translation>
    </message>
    <message>
        <source>Writes a picture of every snapshot into a folder, as PNG files</source>
        <translation>把每个快照的图片以 PNG 写入文件夹</translation>
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
        <translation>还没有步骤</translation>
    </message>
    <message>
        <source>As B</source>
        <translation>作为 B</translation>
    </message>
    <message>
        <source>Compares with this step from now on: it is B, and the step that is chosen then is A</source>
        <translation>从现在起与这一步比较：它是 B，之后选择的步是 A</translation>
    </message>
</context>
<context>
    <name>headlight::TrainingView</name>
    <message>
        <source>Training Text</source>
        <translation>训练文本</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Follow the Training</source>
        <translation>跟随训练</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>How a model learns: its loss falls, and its heads take shape.</source>
        <translation>模型如何学习：损失下降，注意力头逐渐成形。</translation>
    </message>
    <message>
        <source>Compared Model</source>
        <translation>比较的模型</translation>
    </message>
</context>
<context>
    <name>headlight::ViewRail</name>
    <message>
        <source>Look</source>
        <translation>观察</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
</context>
</TS>
